//! 说法 What each trouble of the cabinet says to the person in front of it.

use messages::{Catalogued, Message};

use super::StoreError;

impl Catalogued for StoreError {
    fn examples() -> Vec<Self> {
        let detail = || "connection refused".to_owned();
        vec![
            Self::Unreachable { detail: detail() },
            Self::Address { why: "sslmode=prefer 不能用。".into() },
            Self::InTheClear { host: "10.1.2.3".into() },
            Self::Tls { detail: "服务器没有打开 TLS".into() },
            Self::CommitUnknown { detail: "connection closed".into() },
            Self::DiskFull { detail: "database or disk is full".into() },
            Self::Locked { detail: "database is locked".into() },
            Self::ReadOnly { detail: "attempt to write a readonly database".into() },
            Self::Damaged { detail: "file is not a database".into() },
            Self::Constraint { detail: "UNIQUE constraint failed: errand.key".into() },
            Self::Crossed { detail: "deadlock detected".into() },
            Self::Newer { script: 31 },
            Self::Altered { script: 1 },
            Self::Collation { found: "UTF8, en_US.UTF-8".into() },
            Self::OutOfScope { body: "sangcun".into() },
            Self::Unscoped { table: "publication".into() },
            Self::NulInText { name: "subject".into() },
            Self::Statement { sql: "SELECT 1 FROM nowhere".into(), detail: "no such table: nowhere".into() },
            Self::Misused { detail: "一次办理里又开了一次办理".into() },
        ]
    }

    fn message(&self) -> Message {
        let seen = |detail: &String| format!("数据库的说法：{detail}");
        let (code, what, why, todo): (_, String, _, _) = match self {
            Self::Unreachable { detail } => (
                "store.unreachable",
                "连不上数据库，这一步没有办成。".into(),
                seen(detail),
                "请确认数据库服务在运行、连接设置正确，然后再试一次；已经办成的事都还在。",
            ),
            Self::Address { why } => (
                "store.address",
                "数据库的地址用不了，没有连接。".into(),
                why.clone(),
                "请照 docs/operate.md 改 database.url，再试一次。",
            ),
            Self::InTheClear { host } => (
                "store.in-the-clear",
                "没有连接数据库，什么也没有发出去。".into(),
                format!("数据库在另一台机器（{host}）上，地址里没有说要不要加密，密码和数据会明文经过网络。"),
                "请在 database.url 末尾写 ?sslmode=verify-full；网络确实只有自己人用的，写 ?sslmode=disable。",
            ),
            Self::Tls { detail } => (
                "store.tls",
                "没有和数据库建立起加密连接，什么也没有发出去。".into(),
                format!("{detail}。"),
                "请让服务打开 ssl；证书是自己签的，用 sslrootcert= 指明签发机构的证书文件，主机名要与证书上的一致。",
            ),
            Self::CommitUnknown { detail } => (
                "store.commit-unknown",
                "提交的那一刻与数据库断开了，不知道这一步是否已经记下。".into(),
                seen(detail),
                "请先刷新看一看这一步在不在，不在再重新办理，以免办两次。",
            ),
            Self::DiskFull { detail } => (
                "store.disk-full",
                "磁盘空间不够了，这一步没有记下。".into(),
                seen(detail),
                "请清理磁盘或换一块大的；腾出空间后再试，原有的数据没有受损。",
            ),
            Self::Locked { detail } => (
                "store.locked",
                "数据库正被别的程序占用，等了一会儿仍没有轮到。".into(),
                seen(detail),
                "请稍后再试；如果总是这样，请检查是否有备份或另一个程序长时间占着数据库。",
            ),
            Self::ReadOnly { detail } => (
                "store.read-only",
                "数据库不能写入，这一步没有记下。".into(),
                seen(detail),
                "请检查数据文件和所在目录的权限，或数据库账号的权限。",
            ),
            Self::Damaged { detail } => (
                "store.damaged",
                "数据文件读不出来。".into(),
                seen(detail),
                "请先停止办理并保留原文件，再用最近一次备份恢复。",
            ),
            Self::Constraint { detail } => (
                "store.constraint",
                "数据库没有接受这条记录。".into(),
                format!("它与已有的记录或规定相冲突（{detail}）。"),
                "请刷新页面看看是否已经有人办过；若没有，请把编号告诉管理员。",
            ),
            Self::Crossed { detail } => (
                "store.crossed",
                "有人同时在办同一件事，这一步没有记下。".into(),
                seen(detail),
                "请刷新页面，看过最新情况后再办一次。",
            ),
            Self::Newer { script } => (
                "store.newer",
                "数据库已经由更新的程序整理过，这个程序不能打开它。".into(),
                format!("数据库里有第 {script} 号整理脚本，这个程序还没有。"),
                "请改用新版程序；确实要退回旧版时，请恢复升级前的备份。",
            ),
            Self::Altered { script } => (
                "store.altered",
                "数据库的整理记录与程序对不上。".into(),
                format!("第 {script} 号整理脚本与当初执行的不是同一份。"),
                "请确认程序来自正式发布；不要继续使用，先与维护人员联系。",
            ),
            Self::Collation { found } => (
                "store.collation",
                "这个数据库的文字设置不合用。".into(),
                format!("需要 UTF-8 编码和 C 排序规则，现在是 {found}。"),
                "请新建数据库：CREATE DATABASE gongkai TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'。",
            ),
            Self::OutOfScope { body } => (
                "store.out-of-scope",
                "这条记录不属于当前单位，不能办理。".into(),
                format!("记录所属的单位是“{body}”，不在这次办理的范围里。"),
                "请切换到对应的单位再办；如果本来就是本单位的，请告诉管理员。",
            ),
            Self::Unscoped { table } => (
                "store.unscoped",
                "程序有差错，这一步没有办成。".into(),
                format!("查询“{table}”时没有说明是哪个单位。"),
                "请把编号告诉维护人员；数据没有改动。",
            ),
            Self::NulInText { name } => (
                "store.nul-in-text",
                "文字里夹有看不见的空字符，不能保存。".into(),
                format!("“{name}”一项含有编码为 0 的字符，多半是从别的软件复制来的。"),
                "请把这一项重新打一遍，或先粘贴到记事本里再复制过来。",
            ),
            Self::Statement { sql, detail } => (
                "store.statement",
                "程序有差错，这一步没有办成。".into(),
                format!("数据库不认这条语句：{detail}（{sql}）。"),
                "请把编号和这段话告诉维护人员；数据没有改动。",
            ),
            Self::Misused { detail } => (
                "store.misused",
                "程序有差错，这一步没有办成。".into(),
                format!("数据库的用法不对：{detail}。"),
                "请把编号和这段话告诉维护人员；数据没有改动。",
            ),
            Self::Entry(fault) => return fault.message(),
        };
        Message { code, what: what.into(), why: why.into(), todo: todo.into() }
    }
}
