// The foot of every notice: the unit in whose name it is written, a person to call, and the code of the assignment.
import type { NoticeContext } from './context.ts';
import { join, lines, say } from './line.ts';
import type { Part } from './line.ts';

/** "Liên hệ: đồng chí Trần Thị B, Phó phòng, điện thoại 0204 3 854 000." */
export function contactText({ monitor }: NoticeContext): Part {
  const { contact } = monitor;
  if (contact === null || contact.name === '') return null;
  const style = monitor.address === 'enterprise' ? 'ông/bà' : 'đồng chí';
  return `Liên hệ: ${join(', ', `${style} ${contact.name}`, contact.title, say`điện thoại ${contact.phone}`)}.`;
}

/** "Mã nhiệm vụ: ...", or the directive's code where the notice is about no assignment. */
export const codeText = ({ assignment, directive }: NoticeContext): string =>
  assignment === null ? `Mã văn bản: ${directive.id}.` : `Mã nhiệm vụ: ${assignment.id}.`;

/** The two lines of the foot. */
export const foot = (context: NoticeContext): Part =>
  lines(context.monitor.name, join(' ', contactText(context), codeText(context)));
