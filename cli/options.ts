// Options that several commands share, and how their values are read.
import { isIP } from 'node:net';
import { InvalidArgumentError, Option } from 'commander';
import type { Day } from '../contracts/time.ts';
import { writtenDay } from '../rules/day.ts';

/** A day as people write it: 2026-06-08 or 08/06/2026. */
export function parseDay(text: string): Day {
  const day = writtenDay(text, ['/']);
  if (day === null)
    throw new InvalidArgumentError('cần ngày dạng NĂM-THÁNG-NGÀY hoặc NGÀY/THÁNG/NĂM (a day: YYYY-MM-DD)');
  return day;
}

/** Who decided something: never blank, for the journal keeps it. */
export function parseName(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('cần một tên (a name)');
  return text.trim();
}

const MAX_PORT = 65_535;

export function parsePort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > MAX_PORT)
    throw new InvalidArgumentError('cần số cổng từ 1 đến 65535 (a port)');
  return port;
}

/** An address to listen on; a name would have to be looked up first. */
export function parseHost(text: string): string {
  if (isIP(text) === 0) throw new InvalidArgumentError('cần một địa chỉ IP của máy này, như 127.0.0.1 (an IP address)');
  return text;
}

export const unitsOption = (): Option => new Option('--units <file>', 'danh bạ đơn vị, YAML (directory of units)');
export const policyOption = (): Option =>
  new Option('--policy <file>', 'chính sách đôn đốc, YAML (policy); mặc định: data/policy.yaml');
export const calendarOption = (): Option =>
  new Option('--calendar <file>', 'lịch làm việc, JSON (working calendar); mặc định: data/calendar');
export const dataOption = (): Option =>
  new Option('--data <folder>', 'thư mục dữ liệu (data folder); mặc định: DONDOC_DATA hoặc ~/.local/share/dondoc');
export const jsonOption = (): Option => new Option('--json', 'in JSON cho chương trình đọc (for programs)');
export const allowUnmatchedOption = (): Option =>
  new Option(
    '--allow-unmatched',
    'tên chưa khớp thành câu hỏi thay vì chặn triển khai (unmatched names become questions)',
  );
