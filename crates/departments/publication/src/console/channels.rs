//! 渠道和传言 What is public was shown elsewhere as well, or clears up a rumour: the words of both forms.

use affairs::publication::Item;
use hall::serving::Fields;
use office::DeskError;

use super::FormFault;
use crate::import::{CHANNELS, channel_name};

/// The choice under which a channel is named by hand.
const OTHER: &str = "other";

/// Signs of a name that the ledger takes.
const LONGEST: usize = 40;

/// 可选的渠道 The known channels on which the item is not yet, and any other one.
pub(super) fn offered(item: &Item) -> Vec<(String, String)> {
    let mut offered: Vec<(String, String)> = Vec::new();
    for (name, id) in CHANNELS {
        if !item.posted.iter().any(|posted| posted == id) && !offered.iter().any(|(known, _)| known == id) {
            offered.push((id.to_owned(), name.to_owned()));
        }
    }
    offered.push((OTHER.to_owned(), "别的渠道，名称写在下面".to_owned()));
    offered
}

/// 已登记的渠道 Their names.
pub(super) fn posted(item: &Item) -> String {
    item.posted.iter().map(|id| channel_name(id)).collect::<Vec<_>>().join("、")
}

/// The channel that a form names.
pub(super) fn chosen(fields: &Fields) -> Result<String, DeskError> {
    let channel = fields.word("channel");
    if channel != OTHER {
        let known = CHANNELS.iter().any(|(_, id)| *id == channel);
        return if known { Ok(channel) } else { Err(FormFault::Channel.blocks()) };
    }
    let other = short(fields.word("other"), "渠道的名称")?;
    if other.is_empty() {
        return Err(FormFault::Channel.blocks());
    }
    // A known channel has one name in the ledger, however it was typed.
    Ok(CHANNELS.iter().find(|(name, _)| *name == other).map_or(other, |(_, id)| (*id).to_owned()))
}

/// The record of the rumour that a form names; empty for none, and the affair says so.
pub(super) fn rumour(fields: &Fields) -> Result<String, DeskError> {
    short(fields.word("rumour"), "涉谣记录的编号")
}

fn short(words: String, field: &'static str) -> Result<String, DeskError> {
    let fits = words.chars().count() <= LONGEST && !words.chars().any(char::is_control);
    if fits { Ok(words) } else { Err(FormFault::Long { field, most: LONGEST }.blocks()) }
}
