//! 上限 How much a file may hold, all in one place. Each limit lies far beyond any real report and well inside what a
//! small office computer can bear: whatever comes, a reader stays under 64 MB for a file under 10 MB.

/// Bytes of one file.
pub const FILE_BYTES: usize = 32 << 20;
/// Elements and texts of one web page.
pub const NODES: usize = 400_000;
/// Elements inside each other in a web page.
pub const DEPTH: usize = 512;
/// Attributes of one element, and blanks within one tag that never ends.
pub const ATTRIBUTES: usize = 256;
/// Blanks and faults inside a single unfinished tag or comment; a parser compares every attribute with every other.
pub const TAG_BLANKS: usize = 32_768;
/// Attributes times depth, summed over the elements of a page that a parser reopens when they were not closed
/// (`<b>`, `<font>`): what the repair costs in comparisons of attributes.
pub const REPAIRS: usize = 20_000_000;
/// Paragraphs, grids and pictures of one file.
pub const BLOCKS: usize = 100_000;
/// Cells of all grids of one file.
pub const CELLS: usize = 200_000;
/// Columns of one grid.
pub const COLUMNS: usize = 1_000;
/// Columns a cell may claim without being doubted; beyond, it gets what the widest row has.
pub const COLUMN_SPAN: usize = 100;
/// Rows one cell may claim to cover.
pub const ROW_SPAN: usize = 65_534;
/// Containers that are told apart; those beyond count as their parent.
pub const REGIONS: usize = 50_000;
/// Bytes from which an unnamed encoding is guessed.
pub const GUESS_BYTES: usize = 16 << 10;
/// Bytes handed to the parser between two looks at the limits.
pub const CHUNK_BYTES: usize = 4 << 10;
/// Links of one file that are told apart; those beyond are text.
pub const LINKS: usize = 10_000;
/// Pictures of one file whose content is handed out.
pub const PICTURES: usize = 300;
/// Entries of one package (DOCX, XLSX, ODS).
pub const ENTRIES: usize = 4_096;
/// Bytes of one entry of a package once unpacked.
pub const ENTRY_BYTES: usize = 24 << 20;
/// Bytes of text in all cells of one workbook; many cells may use one long text.
pub const SHEET_TEXT_BYTES: usize = 8 << 20;
/// Bytes unpacked of one package in all.
pub const UNPACKED_BYTES: usize = 48 << 20;
