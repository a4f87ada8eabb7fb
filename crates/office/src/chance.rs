//! 机遇 Chance as a port, so that tests can repeat it.

/// 随机 Bytes nobody can foresee.
pub trait Chance: Send + Sync {
    /// Fills `bytes`. A machine that cannot give chance cannot run an office: the implementation ends the program
    /// rather than returning what can be foreseen.
    fn fill(&self, bytes: &mut [u8]);
}

impl dyn Chance {
    /// So many bytes, as lower-case hexadecimal.
    #[must_use]
    pub fn hex(&self, bytes: usize) -> String {
        let mut buffer = vec![0; bytes];
        self.fill(&mut buffer);
        buffer.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}
