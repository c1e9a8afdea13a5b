// Why the system would not read or write, in a person's words.
const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'không có quyền / no permission',
  EPERM: 'không có quyền / no permission',
  EROFS: 'ổ đĩa chỉ đọc / read-only file system',
  ENOSPC: 'hết chỗ trên ổ đĩa / no space left',
  ENOENT: 'không có đường dẫn này / no such path',
  ENOTDIR: 'một phần của đường dẫn không phải thư mục / a part of the path is not a folder',
  EEXIST: 'đã có một tệp mang tên này / a file has this name',
  EADDRNOTAVAIL: 'máy này không có địa chỉ đó / not an address of this machine',
  EISDIR: 'đây là thư mục / this is a folder',
};

/** "không có quyền / no permission"; the system's own words where none of ours are known. */
export function reasonWords(error: unknown): string {
  const { code, message } =
    error instanceof Error ? (error as NodeJS.ErrnoException) : { code: '', message: String(error) };
  return REASONS[code ?? ''] ?? message;
}

/** Whether we have words for it. */
export const hasReason = (error: unknown): boolean =>
  error instanceof Error && Object.hasOwn(REASONS, (error as NodeJS.ErrnoException).code ?? '');
