//! Files to try the door with: good ones, and archives made to harm.

use std::io::Write as _;

use flate2::{Compression, write::DeflateEncoder};

/// The smallest PDF that is one to the door.
pub const PDF: &[u8] =
    b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
/// A picture of one dot.
pub const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\
\x15\xc4\x89\x00\x00\x00\x0dIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\x00\x05\x00\x01\xff\x56\xc7\x2f\x0d\x00\x00\x00\x00IEND\xaeB\x60\x82";
/// What a picture begins and ends with.
pub const JPEG: &[u8] = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xd9";

/// An archive in the making.
#[derive(Clone, Debug, Default)]
pub struct Archive {
    bytes: Vec<u8>,
    directory: Vec<u8>,
    count: u16,
}

/// How an entry lies about itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct Lie {
    /// Flags of the entry.
    pub flags: u16,
    /// The size it claims to unpack to.
    pub unpacked: Option<u32>,
    /// Where it claims to begin.
    pub at: Option<u32>,
}

impl Archive {
    /// A workbook.
    pub fn xlsx() -> Archive {
        Archive::office("xl/workbook.xml", "spreadsheetml.sheet.main+xml")
    }

    /// A text document.
    pub fn docx() -> Archive {
        Archive::office("word/document.xml", "wordprocessingml.document.main+xml")
    }

    fn office(main: &str, content_type: &str) -> Archive {
        let list = format!(
            "<Types><Override ContentType=\"application/vnd.openxmlformats-officedocument.{content_type}\"/></Types>"
        );
        Archive::default()
            .with("[Content_Types].xml", list.as_bytes())
            .with("_rels/.rels", b"<Relationships/>")
            .with(main, b"<main/>")
    }

    /// With an entry more.
    #[must_use]
    pub fn with(self, name: &str, content: &[u8]) -> Archive {
        self.with_lie(name, content, Lie::default())
    }

    /// With an entry more that is not what it says.
    ///
    /// # Panics
    /// When it is larger than an archive can be.
    #[must_use]
    pub fn with_lie(mut self, name: &str, content: &[u8], lie: Lie) -> Archive {
        let mut deflate = DeflateEncoder::new(Vec::new(), Compression::best());
        deflate.write_all(content).expect("memory takes everything");
        let packed = deflate.finish().expect("memory takes everything");
        let length = |bytes: &[u8]| u32::try_from(bytes.len()).expect("small");
        let mut middle = Vec::new();
        middle.extend(lie.flags.to_le_bytes());
        middle.extend(8u16.to_le_bytes());
        middle.extend([0; 8]);
        middle.extend(length(&packed).to_le_bytes());
        middle.extend(lie.unpacked.unwrap_or(length(content)).to_le_bytes());
        middle.extend(u16::try_from(name.len()).expect("short").to_le_bytes());
        middle.extend(0u16.to_le_bytes());
        let at = lie.at.unwrap_or(length(&self.bytes));
        self.bytes.extend(b"PK\x03\x04\x14\x00");
        self.bytes.extend(&middle);
        self.bytes.extend(name.as_bytes());
        self.bytes.extend(packed);
        self.directory.extend(b"PK\x01\x02\x14\x00\x14\x00");
        self.directory.extend(middle);
        self.directory.extend([0; 10]);
        self.directory.extend(at.to_le_bytes());
        self.directory.extend(name.as_bytes());
        self.count += 1;
        self
    }

    /// The bytes.
    ///
    /// # Panics
    /// When it is larger than an archive can be.
    pub fn bytes(self) -> Vec<u8> {
        let number = |length: usize| u32::try_from(length).expect("small").to_le_bytes();
        let (start, length) = (number(self.bytes.len()), number(self.directory.len()));
        let mut bytes = self.bytes;
        bytes.extend(self.directory);
        bytes.extend(b"PK\x05\x06\x00\x00\x00\x00");
        bytes.extend(self.count.to_le_bytes());
        bytes.extend(self.count.to_le_bytes());
        bytes.extend(length);
        bytes.extend(start);
        bytes.extend([0, 0]);
        bytes
    }
}
