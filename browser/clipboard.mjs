// What other programs put on the clipboard, written after the known structure of their markup.

/** 41 rows of nothing but a picture: the hexadecimal of a PNG, as RTF carries it. */
const PNG =
  "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c020000000b4944415478da6364f80f00010501012718e3660000000049454e44ae426082";
export const rtf = `{\\rtf1\\ansi {\\*\\shppict{\\pict{\\*\\picprop\\shplid1025}\\picscalex100\\pngblip\\bliptag1\n${PNG}}}{\\nonshppict{\\pict\\wmetafile8 0100}}}`;

const item = (marker, text, level = 1, list = "l0") =>
  `<p class=MsoListParagraph style='margin-left:21.0pt;text-indent:-21.0pt;mso-char-indent-count:0;mso-list:${list} level${level} lfo1'><![if !supportLists]><span lang=EN-US style='font-family:Wingdings;mso-fareast-font-family:Wingdings'><span style='mso-list:Ignore'>${marker}<span style='font:7.0pt "Times New Roman"'>&nbsp; </span></span></span><![endif]><span style='font-family:宋体'>${text}</span><span lang=EN-US><o:p></o:p></span></p>`;

/** 文字处理软件 A page of Word: headings, indents, lists that only look like lists, a merged table, a picture, a revision. */
export const word = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head>
<meta name=Generator content="Microsoft Word 15"><!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm; font-size:16.0pt; font-family:"仿宋_GB2312"} --></style></head><body lang=ZH-CN style='tab-interval:21.0pt'><!--StartFragment-->
<p class=MsoNormal align=center style='text-align:center'><b><span style='font-size:22.0pt;font-family:方正小标宋'>桑村乡低保公示</span></b></p>
<h1 style='margin:0cm'><span style='font-family:黑体'>一、基本情况</span></h1>
<p class=MsoNormal style='text-indent:32.0pt'><span style='font-size:16.0pt;color:red'>&nbsp;&nbsp;　　经审核，<b style='mso-bidi-font-weight:normal'>41 户</b>符合<span style='vertical-align:super'>注</span>。</span><o:p></o:p></p>
${item("(三)", "第三项由上文引用", 1, "l3")}
<p class=MsoNormal>材料如下：</p>
${item("1.", "申请书")}${item("2.", "证明")}${item("a)", "户口本", 2, "l0").replace("a)", "l")}${item("3.", "照片")}
<table class=MsoTableGrid border=1 style='border-collapse:collapse;mso-yfti-tbllook:1184'>
<tr style='mso-yfti-irow:0;mso-yfti-firstrow:yes'><td rowspan=2 width=142 style='width:106.5pt;background:#D9D9D9'><p class=MsoNormal align=center style='text-align:center'><b>村</b></p></td><td colspan=2 width=284><p class=MsoNormal><b>保障</b></p></td></tr>
<tr style='mso-yfti-irow:1'><td><p class=MsoNormal><b>户</b></p></td><td><p class=MsoNormal><b>人</b></p></td></tr>
<tr style='mso-yfti-irow:2'><td><p class=MsoNormal>中心村</p></td><td><p class=MsoNormal><span lang=EN-US>12</span></p></td><td><p class=MsoNormal><span lang=EN-US>24</span></p></td></tr>
<tr style='mso-yfti-irow:3;mso-yfti-lastrow:yes'><td><p class=MsoNormal>东岭村</p></td><td><p class=MsoNormal>9<o:p></o:p></p></td><td><p class=MsoNormal>17</p></td></tr></table>
<p class=MsoNormal><img width=300 height=200 src="file:///C:/Users/shen/AppData/Local/Temp/msohtmlclip1/01/clip_image002.png" v:shapes="Picture_x0020_1"></p>
<p class=MsoNormal>见<a href="javascript:alert(1)">附件</a>和<a href="https://www.example.gov.cn/a?b=1&amp;c=2">通知</a>。<del>删去的话</del><span style='display:none;mso-hide:all'>身份证 110101199001011234</span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal align=right style='text-align:right'>桑村乡人民政府</p><!--EndFragment--></body></html>`;

/** 表格软件 A range of Excel with a hidden column and a merged cell. */
export const excel = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta name=Generator content="Microsoft Excel 15"><style><!--td {mso-number-format:General;}--></style></head><body>
<table border=0 cellpadding=0 cellspacing=0 width=288 style='border-collapse:collapse'><!--StartFragment--><col width=72 span=3 style='width:54pt'>
<tr height=19><td height=19 class=xl65 width=72>村</td><td style='display:none'>身份证号</td><td class=xl65>户</td></tr>
<tr><td class=xl66>中心村</td><td style='display:none'>110101199001011234</td><td align=right>12</td></tr>
<tr><td colspan=2 style='mso-ignore:colspan'>合计 12 户</td><td style='display:none'></td></tr><!--EndFragment--></table></body></html>`;

/** Five megabytes of a page: many paragraphs, each with the fonts of Word, and a table now and then. */
export function huge(bytes = 5_000_000) {
  const paragraph = (at) =>
    `<p class=MsoNormal style='text-indent:32.0pt;line-height:28.0pt;mso-line-height-rule:exactly'><span style='font-size:16.0pt;font-family:"仿宋_GB2312","serif";mso-hansi-font-family:"Times New Roman";color:black'>第 ${at} 段，经本人申请、村级评议、乡级审核，现将有关情况公示如下，请广大群众监督。</span></p>`;
  const table = "<table><tr><td>村</td><td>户</td></tr><tr><td>中心村</td><td>12</td></tr></table>";
  const parts = [];
  for (let [size, at] = [0, 1]; size < bytes; at++) {
    const part = paragraph(at) + (at % 100 ? "" : table);
    size += Buffer.byteLength(part);
    parts.push(part);
  }
  return `<html><body>${parts.join("\n")}</body></html>`;
}

const cell = (words, how = "") => `<td${how} style='border:solid windowtext 1.0pt;padding:0cm 5.4pt'><p class=MsoNormal><span style='font-size:12.0pt;font-family:仿宋_GB2312'>${words}<o:p></o:p></span></p></td>`;
const line = (...cells) => `<tr style='mso-yfti-irow:1;height:21.0pt'>${cells.map((words) => cell(words)).join("")}</tr>`;

/** 补贴表 What a clerk copies out of a notice: a paragraph with the fonts of Word, and a table under it. */
export const subsidies = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta name=Generator content="Microsoft Word 15"></head><body lang=ZH-CN><!--StartFragment-->
<p class=MsoNormal style='text-indent:32.0pt'><span style='font-size:16.0pt;font-family:仿宋_GB2312'>　　我乡对春季申请农机购置补贴的农户进行了审核，现将各村结果公布如下。<o:p></o:p></span></p>
<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse;mso-yfti-tbllook:1184'>
<tr style='mso-yfti-irow:0;mso-yfti-firstrow:yes'>${["村", "户数", "补贴（元）"].map((words) => cell(`<b>${words}</b>`, " width=189")).join("")}</tr>
${line("中心村", "12", "86400")}${line("东岭村", "9", "72000")}${line("柳树湾村", "7", "60200")}</table>
<p class=MsoNormal><o:p>&nbsp;</o:p></p><!--EndFragment--></body></html>`;
