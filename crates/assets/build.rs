//! Fetches faces and the parts of the editor from npm, packs and bundles them into `OUT_DIR`, and leaves nothing in the
//! source tree. A changed script is bundled again in a second: the network and the faces wait for a changed lock.
//!
//! `GONGKAI_ASSETS=DIR` names a folder that already holds `node_modules`, for builds without a network.

#![allow(clippy::print_stdout, reason = "a build script talks to cargo through standard output")]

use std::{
    env, fs, io,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
    thread,
};

/// Under which the packages of the faces lie.
const FACES_SCOPE: &str = "@expo-google-fonts";

/// Name in `OUT_DIR`, and where the package keeps the face.
const FACES: &[(&str, &str)] = &[
    ("serif-400", "noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf"),
    ("serif-700", "noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf"),
    ("sans-500", "noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf"),
];

/// Name in `OUT_DIR`, and where the package keeps the licence of its face.
const LICENCES: &[(&str, &str)] =
    &[("serif.licence", "noto-serif-sc/LICENSE_FONT"), ("sans.licence", "noto-sans-sc/LICENSE_FONT")];

/// What npm reads, and what a stamp speaks of.
const MANIFESTS: [&str; 3] = ["package.json", "package-lock.json", ".npmrc"];

fn main() -> ExitCode {
    for cause in ["build.rs", "bundle.mjs", "scripts"].iter().chain(&MANIFESTS) {
        println!("cargo::rerun-if-changed={cause}");
    }
    println!("cargo::rerun-if-env-changed=GONGKAI_ASSETS");
    match build() {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            println!("cargo::error={sentence}");
            ExitCode::FAILURE
        }
    }
}

fn build() -> Result<(), String> {
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo did not set OUT_DIR")?);
    let here = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").ok_or("cargo did not set CARGO_MANIFEST_DIR")?);
    match env::var_os("GONGKAI_ASSETS") {
        Some(folder) => {
            let folder = PathBuf::from(folder);
            let named =
                |fault| format!("GONGKAI_ASSETS names {}, but {fault}: run `npm ci` there first", folder.display());
            renewed(&here, &out, &folder, |_| Ok(())).map_err(named)?;
            bundle(&here, &folder, &out)
        }
        None => {
            let folder = out.join("npm");
            renewed(&here, &out, &folder, |folder| fetch(&here, folder))?;
            // A hundred and fifty megabytes that nobody reads again; what bundles the scripts stays.
            let faces = folder.join("node_modules").join(FACES_SCOPE);
            match fs::remove_dir_all(&faces) {
                Err(fault) if fault.kind() != io::ErrorKind::NotFound => {
                    Err(format!("cannot clear {}: {fault}", faces.display()))
                }
                _ => bundle(&here, &folder, &out),
            }
        }
    }
}

/// Fetches and packs the faces, unless they lie there from exactly this lock and folder.
fn renewed(
    here: &Path,
    out: &Path,
    folder: &Path,
    fetch: impl FnOnce(&Path) -> Result<(), String>,
) -> Result<(), String> {
    let stamp = out.join("faces.stamp");
    let mut due = folder.display().to_string().into_bytes();
    for file in MANIFESTS {
        due.extend(read(&here.join(file))?);
    }
    if fs::read(&stamp).is_ok_and(|done| done == due) && folder.join("node_modules/esbuild").exists() {
        return Ok(());
    }
    fetch(folder)?;
    pack(folder, out)?;
    fs::write(&stamp, due).map_err(|fault| format!("cannot write {}: {fault}", stamp.display()))
}

/// Runs the bundler over our scripts.
fn bundle(here: &Path, folder: &Path, out: &Path) -> Result<(), String> {
    let run = Command::new("node")
        .arg(here.join("bundle.mjs"))
        .args([here.join("scripts"), folder.to_owned(), out.join("scripts")])
        .output();
    match run {
        Ok(done) if done.status.success() => Ok(()),
        Ok(done) => Err(format!("the scripts could not be bundled: {}", complaint(&done.stderr))),
        Err(fault) if fault.kind() == io::ErrorKind::NotFound => {
            Err("node was not found: install Node.js 20 or newer".to_owned())
        }
        Err(fault) => Err(format!("node does not start: {fault}")),
    }
}

/// Runs npm in a copy: it would write `node_modules` beside the lock.
fn fetch(here: &Path, folder: &Path) -> Result<(), String> {
    fs::create_dir_all(folder).map_err(|fault| format!("cannot make {}: {fault}", folder.display()))?;
    for file in MANIFESTS {
        fs::copy(here.join(file), folder.join(file)).map_err(|fault| format!("cannot copy {file}: {fault}"))?;
    }
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let run = Command::new(npm)
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
        .current_dir(folder)
        .output();
    match run {
        Ok(done) if done.status.success() => Ok(()),
        Ok(done) => Err(format!(
            "`npm ci` could not fetch the faces and the parts of the editor ({}); check the network or the npm registry, or set \
             GONGKAI_ASSETS to a folder that holds node_modules",
            complaint(&done.stderr)
        )),
        Err(fault) if fault.kind() == io::ErrorKind::NotFound => Err("npm was not found: install Node.js 20 or newer \
             (it brings npm), or set GONGKAI_ASSETS to a folder that holds node_modules"
            .to_owned()),
        Err(fault) => Err(format!("npm does not start: {fault}")),
    }
}

/// What a tool complained about, on one line: the first lines with substance.
fn complaint(stderr: &[u8]) -> String {
    let said = String::from_utf8_lossy(stderr);
    let lines: Vec<&str> = said.lines().map(|line| line.trim_start_matches("npm error").trim()).collect();
    lines.iter().filter(|line| !line.is_empty()).take(2).copied().collect::<Vec<_>>().join("; ")
}

fn pack(folder: &Path, out: &Path) -> Result<(), String> {
    let packages = &folder.join("node_modules").join(FACES_SCOPE);
    for (name, path) in LICENCES {
        let text = read(&packages.join(path))?;
        fs::write(out.join(name), text).map_err(|fault| format!("cannot write {name}: {fault}"))?;
    }
    thread::scope(|scope| {
        let jobs: Vec<_> =
            FACES.iter().map(|(name, path)| scope.spawn(move || squeeze(&packages.join(path), out, name))).collect();
        jobs.into_iter().try_for_each(|job| job.join().map_err(|_| "packing a face failed".to_owned())?)
    })
}

fn squeeze(face: &Path, out: &Path, name: &str) -> Result<(), String> {
    // 19 takes twelve seconds a face and saves a twelfth: worth it once for what is handed out, never in daily work.
    let level = if env::var("PROFILE").as_deref() == Ok("release") { 19 } else { 9 };
    let bytes = read(face)?;
    let packed = zstd::bulk::compress(&bytes, level).map_err(|fault| format!("cannot pack {name}: {fault}"))?;
    fs::write(out.join(format!("{name}.zst")), packed).map_err(|fault| format!("cannot write {name}: {fault}"))?;
    fs::write(out.join(format!("{name}.size")), format!("{}_usize", bytes.len()))
        .map_err(|fault| format!("cannot write {name}: {fault}"))
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    fs::read(path).map_err(|fault| format!("{} cannot be read ({fault})", path.display()))
}
