// 上传 One file to the server, with its progress. Answers { src } or a message { what, why, todo }; it never throws.

/** Without a word from the server for this long the connection counts as lost. */
const PATIENCE = 120_000;

export function uploader(form) {
  return (file, progress) =>
    new Promise((resolve) => {
      if (!form.dataset.upload) return resolve(message("这里不收图片。", "", "请到稿件的页面上放。"));
      const request = new XMLHttpRequest();
      const parts = new FormData();
      // The key goes first: the server reads it before it takes the file.
      parts.append("form", form.elements.namedItem("form")?.value ?? "");
      parts.append("file", file, file.name || "图片.png");
      request.open("POST", form.dataset.upload);
      request.setRequestHeader("accept", "application/json");
      request.timeout = PATIENCE;
      request.responseType = "json";
      request.upload.addEventListener("progress", ({ loaded, total }) => progress(total ? loaded / total : 0));
      const lost = message("图片没有传到服务器。", "网断了。", "图片还在这里，请过一会儿再传一次。");
      for (const event of ["error", "timeout", "abort"]) request.addEventListener(event, () => resolve(lost));
      request.addEventListener("load", () => resolve(read(request)));
      request.send(parts);
    });
}

const message = (what, why, todo) => ({ what, why, todo });

function read({ status, response }) {
  if (status === 200 && /^\/(?!\/)/.test(response?.src ?? "")) return response;
  if (status === 401) return message("图片没有传成。", "登录到期了。", "请在新窗口登录，回来再传一次。");
  if (status === 413) return message("图片没有传成。", "文件太大，服务器不收。", "请先缩小再放进来。");
  const said = response?.message ?? response;
  if (said?.what) return message(said.what, said.why ?? "", said.todo ?? "");
  return message("图片没有传成。", `服务器回答 ${status}。`, "请过一会儿再传一次；还不行，请告诉维护人员。");
}
