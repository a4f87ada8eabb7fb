//! 页面外围 What stands around the article: head, menus, buttons, links, footer.

use super::Skin;

/// Links that must not be taken for the report: other years, other bodies, numbers.
const RELATED: &str = "<ul class=\"list\">\
<li><a href=\"../2019/1.html\">青溪县石桥镇2019年政府信息公开工作年度报告</a><span>2020-01-15</span></li>\
<li><a href=\"../2022/2.html\">青溪县石桥镇2022年政府信息公开工作年度报告</a><span>2023-01-18</span></li>\
<li><a href=\"3.html\">关于公布2026年重大行政决策事项目录的通知（共12项）</a></li></ul>";

const SCRIPT: &str = "<script>var total = 12; if (total < 15) { document.title += '<td>99</td>'; }</script>";

const FOOTER: &str = "<div class=\"footer\"><p>主办单位：青溪县人民政府办公室 电话：0555-0000100</p>\
<p>网站标识码 0000000087 某ICP备00000000号-1 您是第 1284937 位访客</p></div>";

const WORD_HEAD: &str = "<meta name=Generator content=\"Microsoft Word 15\">\n\
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View><w:Zoom>0</w:Zoom></w:WordDocument></xml><![endif]-->\n\
<style>\n<!-- /* Font Definitions */ @font-face {font-family:宋体; panose-1:2 1 6 0 3 1 1 1 1 1;}\n\
p.MsoNormal {mso-style-unhide:no; margin:0cm; font-size:10.5pt;} @page Section1 {size:595.3pt 841.9pt;} -->\n</style>\n\
<!--[if gte mso 10]><style>table.MsoNormalTable {mso-style-name:普通表格;}</style><![endif]-->";

const BUTTONS: &str = "<div class=\"tools\">【字体：<a href=\"#\">大</a> <a href=\"#\">中</a> <a href=\"#\">小</a>】\
<button onclick=\"window.print()\">打印本页</button> <button>关闭窗口</button> 浏览次数：356 来源：本站</div>";

const MENU: &str = "<ul class=\"menu\"><li><a href=\"/\">首页</a></li><li><a href=\"/zfxxgk/\">政府信息公开</a></li>\
<li><a href=\"/zfxxgk/nb/\">政府信息公开年报</a></li><li><a href=\"/hd/\">互动交流</a></li></ul>";

/// The whole page.
pub(super) fn around(skin: Skin, title: &str, article: &str, charset: &str) -> String {
    match skin {
        Skin::Clean => format!(
            "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"{charset}\">\n<title>{title}</title>\n</head>\n\
             <body>\n<main>\n<article>\n{article}</article>\n</main>\n</body>\n</html>\n"
        ),
        Skin::Word => format!(
            "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:w=\"urn:schemas-microsoft-com:office:word\">\n\
             <head>\n<meta http-equiv=Content-Type content=\"text/html; charset={charset}\">\n{WORD_HEAD}\n\
             <title>{title}</title>\n</head>\n<body lang=ZH-CN style='text-justify-trim:punctuation'>\n\
             <div class=WordSection1>\n{article}</div>\n</body>\n</html>\n"
        ),
        Skin::Unclosed => format!(
            "<HTML><HEAD><META HTTP-EQUIV=\"Content-Type\" CONTENT=\"text/html; charset={charset}\">\
             <TITLE>{title}</TITLE>\n<BODY BGCOLOR=white>\n{article}"
        ),
        Skin::Nested => format!(
            "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\" \
             \"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd\">\n<html><head>\n\
             <meta http-equiv=\"Content-Type\" content=\"text/html; charset={charset}\" />\n<title>{title}</title></head>\n\
             <body><table width=\"1000\"><tr><td colspan=\"2\">青溪县人民政府门户网站</td></tr>\n\
             <tr><td width=\"200\">{MENU}</td><td><table><tr><td>当前位置：首页 &gt; 政府信息公开年报</td></tr>\n\
             <tr><td><table class=\"content\"><tr><td>发布时间：2025-01-17 浏览次数：356</td></tr><tr><td>\n{article}\
             </td></tr></table></td></tr><tr><td>{RELATED}</td></tr></table></td></tr>\n\
             <tr><td colspan=\"2\">{FOOTER}</td></tr></table></body></html>\n"
        ),
        Skin::Chrome => format!(
            "<!DOCTYPE html>\n<html><head><meta charset=\"{charset}\"><title>{title}-政府信息公开年报-青溪县人民政府</title>\n\
             <style>.menu li {{ float: left; width: 25%; }}</style>{SCRIPT}</head>\n<body>\n\
             <div class=\"header\">{MENU}<form action=\"/s\"><input name=\"q\" value=\"一、总体情况\"></form></div>\n\
             <div class=\"crumbs\">您所在的位置：<a href=\"/\">首页</a> &gt; <a href=\"/nb/\">政府信息公开年报</a></div>\n\
             <table class=\"meta\"><tr><td>索引号：</td><td>11000000000000000X/2025-00002</td><td>发布日期：</td>\
             <td>2025-01-17</td></tr></table>\n{BUTTONS}<div id=\"zoom\">\n{article}</div>\n\
             <div class=\"share\">分享到：<a href=\"#\">微信</a></div>\n<div class=\"related\"><h3>相关链接</h3>{RELATED}</div>\n\
             {FOOTER}\n<noscript>请开启脚本</noscript></body></html>\n"
        ),
    }
}
