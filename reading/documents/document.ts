// What a document's bytes become: the text that reading gets, the place of each of its words in the document, and what was done on the way.

/** Where words stand in a document, as a person finds them there. All numbers count from 1. */
export type DocumentPlace =
  | { readonly kind: 'page'; readonly page: number }
  | { readonly kind: 'paragraph'; readonly paragraph: number }
  | { readonly kind: 'row'; readonly table: number; readonly row: number };

/** From `start` (UTF-16 code units into the text) up to the next mark the words stand at one place. */
export interface PlaceMark {
  readonly start: number;
  readonly place: DocumentPlace;
}

/** What was done to a document to read it, that its reader should know of. */
export interface DocumentNote {
  readonly code: NoteCode;
  /** Vietnamese, a whole sentence. */
  readonly message: string;
}

const NOTES = {
  tcvn3: 'Văn bản dùng bảng mã cũ TCVN3 (ABC, phông .VnTime); đã chuyển sang Unicode.',
  utf16: 'Văn bản dùng mã UTF-16; đã chuyển sang UTF-8.',
  windows1258: 'Văn bản dùng bảng mã Windows-1258; đã chuyển sang Unicode.',
  numbered: 'Số thứ tự do Word tự đánh đã được ghi vào văn bản.',
  hidden: 'Chữ ẩn trong tệp không được đọc.',
  emptyPages: 'Có trang không có chữ đọc được (trang trắng hoặc ảnh chụp).',
} as const;

export type NoteCode = keyof typeof NOTES;

/** @param detail where or how often, behind the sentence */
export const note = (code: NoteCode, detail: string | null = null): DocumentNote => ({
  code,
  message: detail === null ? NOTES[code] : `${NOTES[code].replace(/\.$/, '')}: ${detail}.`,
});

export interface DocumentText {
  readonly text: string;
  /** Ascending by start. Empty for plain text, whose places are its lines. */
  readonly places: readonly PlaceMark[];
  readonly notes: readonly DocumentNote[];
}

/** A volume of forty directives is under 1 MB as text, and scanned ones stay under this too; what is larger is no directive. */
export const MAX_DOCUMENT_BYTES = 20 * 1024 * 1024;

/** Units of text that a document may hold. */
export const MAX_DOCUMENT_TEXT = 20_000_000;

/** The place of an offset; null where the document has none, or the offset stands before the first. */
export function documentPlaceOf({ places }: Pick<DocumentText, 'places'>, offset: number): DocumentPlace | null {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((places[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return places[low - 1]?.place ?? null;
}
