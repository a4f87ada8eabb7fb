//! 待发信件 Letters laid into a folder while no mail server is set: one file each, named after its key.

use std::{path::PathBuf, sync::Arc};

use office::{Letter, Post, PostError};

use super::MachineClock;
use crate::{configuration::Configuration, files, trouble::Refusal};

/// 信件夹 Where letters wait to be carried by hand.
pub(crate) struct PostFolder {
    folder: PathBuf,
}

impl PostFolder {
    /// The folder; it is made with the first letter.
    pub(crate) fn at(folder: PathBuf) -> Self {
        Self { folder }
    }
}

/// 邮路 The mail server of the settings; without one, a folder.
pub(crate) fn of(configuration: &Configuration) -> Result<Arc<dyn Post>, Refusal> {
    let Some(server) = configuration.mail.server() else {
        return Ok(Arc::new(PostFolder::at(configuration.data.join("post"))));
    };
    let smtp = carrier::Smtp::new(server, Arc::new(MachineClock)).map_err(|fault| Refusal::one(&fault, 2))?;
    Ok(Arc::new(smtp))
}

impl Post for PostFolder {
    fn send(&self, letter: &Letter) -> Result<(), PostError> {
        let name: String =
            letter.key.chars().map(|sign| if sign.is_ascii_alphanumeric() { sign } else { '-' }).collect();
        let text =
            format!("收件人：{}\n主题：{}\n\n{}\n", one_line(&letter.to), one_line(&letter.subject), letter.text);
        files::write(&self.folder.join(format!("{name}.txt")), text.as_bytes())
            .map_err(|trouble| PostError::Later(messages::Catalogued::message(&trouble).what.into_owned()))
    }
}

/// A head line cannot be ended by what somebody typed into a name or a title.
fn one_line(text: &str) -> String {
    text.split(['\r', '\n']).collect::<Vec<_>>().join(" ")
}
