//! 清理文件 What nobody ever claimed goes at night; what was claimed never does, whatever happens in between.

use std::{
    collections::BTreeSet,
    fs::File,
    io::Read,
    path::Path,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, SystemTime},
};

use ::rehearsal::{AddressList, Rehearsal};
use affairs::publication::Subject;
use office::{Attachment, Errands, Mailroom, Office, sweep_files};
use publication::{
    Body, Text, desk,
    files::{self, Taken},
};
use store::{
    archive::{Archive, ArchiveError},
    backup,
    digest::Digest,
    files::{FileError, FileSpace, Stored},
    params,
};

use crate::rehearsal::{clerk, new_item, officer, on_both_engines};

const DAY: Duration = Duration::from_secs(86_400);

fn brought(office: &Office, content: &str) -> Taken {
    files::receive(office, &officer(), "名单.txt", &mut content.as_bytes()).unwrap()
}

fn lies(office: &Office, file: &str) -> bool {
    office.files.exists(&file.parse().unwrap()).unwrap()
}

/// Everything in the file space was put two days ago.
fn two_days_ago(here: &Rehearsal) {
    let folder = here.folder().join("files");
    for id in here.office.files.list().unwrap() {
        aged(&folder, &id.to_string());
    }
}

/// Whether it was there to be aged.
fn aged(folder: &Path, name: &str) -> bool {
    let then = SystemTime::now() - 2 * DAY;
    let file = File::options().write(true).open(folder.join(&name[..2]).join(&name[2..]));
    file.is_ok_and(|file| file.set_modified(then).is_ok())
}

fn founded(here: &Rehearsal) {
    let sql = "INSERT INTO body (body, name, level, audit_from_above, grade) VALUES ('sangcun', '桑村乡', 'township', :no, 2)";
    here.run(sql, params! { no: false }).unwrap();
}

fn errands() -> Errands {
    Errands::new(Mailroom::new(Arc::new(AddressList::default()), "")).sweeping(vec![files::held])
}

/// Sweeps that were done when the errands of now are.
fn run(here: &Rehearsal, errands: &Errands) -> i64 {
    here.office.run_errands(errands, &AtomicBool::new(false)).unwrap();
    here.count("SELECT count(*) AS n FROM errand WHERE kind = 'office.sweep-files' AND done_at IS NOT NULL")
}

/// An item that names files in every way there is; gives them, and one that nobody claimed.
fn all_ways(here: &Rehearsal) -> (Vec<String>, String) {
    let office = &here.office;
    let [beside, within, linked, brought_only, typed, orphan] =
        ["旁边", "文中", "链接", "只放着", "没交的表单", "没人要"].map(|content| brought(office, content));
    let html = format!(
        "<p>见<a href=\"/files/{}\">名单</a></p><figure><img src=\"/files/{}\" alt=\"图\"></figure>",
        linked.file, within.file
    );
    for taken in [&within, &linked, &brought_only] {
        files::claim(office, &officer(), "n-1", taken, true).unwrap();
    }
    let prose = prose::Prose::read(&html).unwrap().0;
    assert_eq!(prose.files().len(), 2, "the text names both: {}", prose.html());
    let attachments = vec![Attachment { name: "旁边.txt".into(), file: beside.file.clone(), bytes: beside.bytes }];
    let text = Text { title: "名单公示".into(), text: Body::Prose(prose), attachments, ..Text::default() };
    desk::propose(office, &officer(), &desk::NewItem { text, ..new_item("名单公示", Subject::Notice) }).unwrap();
    // The text alone keeps what it names, also where no drawer remembers who brought it.
    here.run("DELETE FROM publication_file WHERE hash <> :kept", params! { kept: &brought_only.file }).unwrap();
    let fields = format!("[[\"title\",\"写到一半\"],[\"attachment\",\"{}\"]]", typed.file);
    here.run(
        "INSERT INTO publication_copy (body, number, account, fields, at) VALUES ('sangcun', 'n-2', 'lin', :fields, 1)",
        params! { fields },
    )
    .unwrap();
    (vec![beside.file, within.file, linked.file, brought_only.file, typed.file], orphan.file)
}

#[test]
fn at_night_what_nobody_claimed_goes_and_what_any_row_names_stays() {
    on_both_engines("sweep-night", |here| {
        founded(here);
        let (kept, orphan) = all_ways(here);
        two_days_ago(here);
        let fresh = brought(&here.office, "刚放进来的").file;
        let errands = errands();
        here.at("2025-03-04 02:59:00");
        assert_eq!(run(here, &errands), 0, "not before three");
        assert!(lies(&here.office, &orphan));
        here.at("2025-03-04 03:00:00");
        assert_eq!(run(here, &errands), 1);
        assert!(!lies(&here.office, &orphan));
        assert!(lies(&here.office, &fresh), "its row may still come");
        for file in &kept {
            assert!(lies(&here.office, file), "{file}");
        }
        two_days_ago(here);
        here.at("2025-03-04 15:00:00");
        assert_eq!(run(here, &errands), 1, "once a day");
        here.at("2025-03-05 09:00:00");
        assert_eq!(run(here, &errands), 2, "a house that slept at three sweeps when it wakes");
        assert_eq!(here.office.files.list().unwrap().len(), kept.len(), "what was fresh is a day older and unclaimed");
    });
}

/// Whoever adds a table that names files learns here that the sweep has to hear of it.
#[test]
fn whatever_any_table_says_of_a_file_is_held() {
    on_both_engines("sweep-tables", |here| {
        let (kept, orphan) = all_ways(here);
        let archive = here.folder().join("all.gkb");
        backup::backup(&here.office.store, &*here.office.files, &archive, here.now()).unwrap();
        let mut archive = Archive::open(&archive, u32::MAX).unwrap();
        let mut said = BTreeSet::new();
        for table in archive.manifest().tables.clone() {
            let row = |row: Vec<serde_json::Value>| {
                row.iter().for_each(|cell| said.extend(office::spelled(cell.as_str().unwrap_or_default())));
                Ok::<_, ArchiveError>(())
            };
            archive.rows(&table, row).unwrap();
        }
        let lying = here.office.files.list().unwrap();
        let named: BTreeSet<Digest> = said.intersection(&lying).copied().collect();
        assert_eq!(named.len(), kept.len());
        let scope = store::Scope::everywhere("a test looks behind the desks");
        let held = here.office.store.read::<_, store::StoreError>(&scope, files::held).unwrap();
        assert!(named.is_subset(&held));
        assert!(!held.contains(&orphan.parse().unwrap()));
    });
}

/// A file space at which something happens at two moments of a sweep.
struct Watched {
    space: Arc<dyn FileSpace>,
    after_look: Mutex<Option<Box<dyn FnOnce() + Send>>>,
    breaks: AtomicUsize,
}

impl Watched {
    fn around(here: &Rehearsal, breaks: usize, after_look: impl FnOnce() + Send + 'static) -> Office {
        let after_look = Mutex::new(Some(Box::new(after_look) as Box<dyn FnOnce() + Send>));
        let watched = Self { space: here.office.files.clone(), after_look, breaks: AtomicUsize::new(breaks) };
        Office { files: Arc::new(watched), ..here.office.clone() }
    }
}

impl FileSpace for Watched {
    fn put(&self, content: &mut dyn Read) -> Result<Stored, FileError> {
        self.space.put(content)
    }

    fn open(&self, id: &Digest) -> Result<Box<dyn Read + Send>, FileError> {
        self.space.open(id)
    }

    fn exists(&self, id: &Digest) -> Result<bool, FileError> {
        self.space.exists(id)
    }

    fn list(&self) -> Result<BTreeSet<Digest>, FileError> {
        let listed = self.space.list();
        if let Some(happens) = self.after_look.lock().unwrap().take() {
            happens();
        }
        listed
    }

    fn sweep(&self, orphans: &BTreeSet<Digest>, age: Duration) -> Result<u64, FileError> {
        let mut swept = 0;
        for orphan in orphans {
            swept += self.space.sweep(&BTreeSet::from([*orphan]), age)?;
            assert!(self.breaks.fetch_sub(1, Ordering::SeqCst) != 1, "the house dies between two files");
        }
        Ok(swept)
    }
}

#[test]
fn what_is_claimed_between_the_look_and_the_sweep_stays_and_what_is_claimed_after_it_is_refused() {
    on_both_engines("sweep-between", |here| {
        let (claimed, orphan) = (brought(&here.office, "晚一步归到稿件"), brought(&here.office, "没人要"));
        two_days_ago(here);
        let (office, taken) = (here.office.clone(), claimed.clone());
        let watched = Watched::around(here, usize::MAX, move || {
            files::claim(&office, &officer(), "n-1", &taken, true).unwrap();
        });
        assert_eq!(sweep_files(&watched, &[files::held], DAY).unwrap(), 1);
        assert!(lies(&here.office, &claimed.file) && !lies(&here.office, &orphan.file));
        let late = files::claim(&here.office, &officer(), "n-1", &orphan, true).unwrap_err();
        assert_eq!(::rehearsal::codes(&late), ["publication.file.swept"]);
        assert_eq!(here.count("SELECT count(*) AS n FROM publication_file"), 1, "no row names what is gone");
        let again = brought(&here.office, "没人要");
        files::claim(&here.office, &officer(), "n-1", &again, true).expect("brought again it is there again");
    });
}

#[test]
fn a_house_that_dies_while_it_sweeps_sweeps_the_rest_next_time() {
    on_both_engines("sweep-dies", |here| {
        founded(here);
        let (kept, _) = all_ways(here);
        (0..5).for_each(|at| drop(brought(&here.office, &format!("没人要 {at}"))));
        two_days_ago(here);
        let errands = errands();
        here.at("2025-03-04 03:00:00");
        let dying = Watched::around(here, 3, || ());
        assert_eq!(dying.run_errands(&errands, &AtomicBool::new(false)).unwrap().put_off, 1);
        assert_eq!(here.office.files.list().unwrap().len(), kept.len() + 6 - 3, "three went before it died");
        here.pass(60);
        assert_eq!(run(here, &errands), 1);
        assert_eq!(here.office.files.list().unwrap().len(), kept.len());
        assert!(kept.iter().all(|file| lies(&here.office, file)));
    });
}

/// Six people bring and claim the same few files while somebody sweeps, and what they bring is old at once.
#[test]
fn whoever_was_told_that_a_file_is_claimed_finds_it_however_often_it_is_swept() {
    on_both_engines("sweep-race", |here| {
        let (office, done) = (&here.office, &AtomicBool::new(false));
        let folder = &here.folder().join("files");
        let (claimed, refused) = (&Mutex::new(BTreeSet::new()), &AtomicUsize::new(0));
        thread::scope(|scope| {
            let sweeper = scope.spawn(|| {
                let mut swept = 0;
                while !done.load(Ordering::SeqCst) {
                    swept += sweep_files(office, &[files::held], DAY).unwrap();
                }
                swept
            });
            let people: Vec<_> = (0..6)
                .map(|who| {
                    scope.spawn(move || {
                        let lin = clerk(&format!("lin-{who}"), affairs::role::Role::InfoOfficer, "office");
                        for at in 0..40 {
                            let taken = brought(office, &format!("第 {} 份", at * 3 + who / 2));
                            aged(folder, &taken.file);
                            match files::claim(office, &lin, &format!("n-{who}"), &taken, true) {
                                Ok(()) => drop(claimed.lock().unwrap().insert(taken.file)),
                                Err(_) => drop(refused.fetch_add(1, Ordering::SeqCst)),
                            }
                        }
                    })
                })
                .collect();
            let people: Vec<_> = people.into_iter().map(thread::ScopedJoinHandle::join).collect();
            done.store(true, Ordering::SeqCst);
            let swept = sweeper.join().unwrap();
            people.into_iter().for_each(|person| person.unwrap());
            assert!(swept > 0 || refused.load(Ordering::SeqCst) == 0, "who was refused lost a file to the sweep");
        });
        let claimed = claimed.lock().unwrap();
        assert!(!claimed.is_empty());
        for file in &*claimed {
            assert!(lies(office, file), "{file} was claimed and is gone");
        }
    });
}
