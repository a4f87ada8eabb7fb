//! The error enums of the house: one line each.

use messages::{Catalogued, Message};

/// 一章 The messages of one enum under the words a clerk would look for.
pub(crate) struct Chapter {
    pub(crate) title: &'static str,
    pub(crate) messages: Vec<Message>,
}

/// Every catalogued error, in the order in which people meet them.
pub(crate) fn chapters() -> Vec<Chapter> {
    vec![
        chapter::<papers::PaperError>("读文件"),
        chapter::<report::ReadError>("读年报"),
        chapter::<report::interchange::JsonError>("读年报的 JSON"),
        chapter::<report::ConfirmObstacle>("确认零表"),
        chapter::<report::drafting::DraftObstacle>("起草年报"),
        chapter::<affairs::annual::Obstacle>("起草年报：这一步还不能办"),
        chapter::<report::sum::SumObstacle>("汇总年报"),
        chapter::<statute::calendar::CalendarGap>("工作日历：年份还没有放假通知"),
        chapter::<statute::calendar::NoticeObstacle>("工作日历：录入放假通知"),
        chapter::<statute::clock::ClockInputError>("答复期限：事件清单读不懂"),
        chapter::<statute::clock::ClockObstacle>("答复期限：事件不能这样接续"),
        chapter::<statute::clock::ClockFault>("答复期限：办理中的瑕疵"),
        chapter::<statute::fee::FeeError>("信息处理费"),
        chapter::<affairs::publication::Obstacle>("发布：这一步还不能办"),
        chapter::<publication::import::ImportFault>("导入台账"),
        chapter::<affairs::obligation::Obstacle>("公开责任：还不能这样办"),
        chapter::<obligation::console::FormFault>("公开责任的表单"),
        chapter::<affairs::register::Obstacle>("登记簿：还不能这样登记"),
        chapter::<register::console::FormFault>("登记簿的表单"),
        chapter::<register::console::ImportFault>("登记簿：从表格导入"),
        chapter::<affairs::account::Obstacle>("账号和岗位：还不能这样安排"),
        chapter::<account::SignInRefused>("登录"),
        chapter::<account::NotSignedIn>("登录之后"),
        chapter::<account::Hurdle>("账号的事还不能办"),
        chapter::<prose::ProseError>("正文：读不成"),
        chapter::<prose::Loss>("正文：没有保留的"),
        chapter::<publication::files::UploadFault>("附件：没有收"),
        chapter::<publication::console::FormFault>("稿件的表单"),
        chapter::<publication::MatterFault>("稿件的目录事项"),
        chapter::<office::DeskError>("办事台"),
        chapter::<office::SealError>("加密的内容"),
        chapter::<carrier::CarrierFault>("邮件服务器的设置"),
        chapter::<store::StoreError>("数据库"),
        chapter::<store::entry::EntryFault>("台账：记录不成形"),
        chapter::<store::chain::Break>("台账：审计链断了"),
        chapter::<store::files::FileError>("附件"),
        chapter::<store::archive::ArchiveError>("备份和恢复"),
        chapter::<gongkai::KeyTrouble>("密钥文件"),
        chapter::<gongkai::Unequal>("重算核对"),
        chapter::<gongkai::Trouble>("命令和文件"),
        chapter::<gongkai::PageTrouble>("网页"),
    ]
}

fn chapter<E: Catalogued>(title: &'static str) -> Chapter {
    let mut messages: Vec<Message> = Vec::new();
    for message in E::examples().iter().map(Catalogued::message) {
        // Two examples may share a code when the sentence differs only in its details.
        if messages.iter().all(|known| known.code != message.code) {
            messages.push(message);
        }
    }
    Chapter { title, messages }
}
