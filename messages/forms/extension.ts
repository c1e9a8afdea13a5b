// Điều chỉnh thời hạn: the unit asks for a later day; the monitor grants one, or refuses. Whoever had been told that it was overdue hears,
// in the words of a settlement, that the chase by the former deadline has ended.
import { ask, reader } from '../address.ts';
import type { FormWords } from '../form.ts';
import { noLaterThan, toldUnit } from '../form.ts';
import { say } from '../line.ts';
import { change, onDay } from './change.ts';
import { settledWhereTold } from './settled.ts';

export const extensionAsked: FormWords = change({
  title: 'Đề nghị điều chỉnh thời hạn',
  opening: ({ unit }) => `${unit.name} đề nghị điều chỉnh thời hạn thực hiện nhiệm vụ sau`,
  news: ({ asked }) => [say`Thời hạn đề nghị: ${onDay(asked)}`],
  reason: 'Lý do đơn vị nêu',
  request: (context, replyBy, where) =>
    `${ask(context)} ${reader(context)} xem xét, cho ý kiến: đồng ý, đồng ý với thời hạn khác, hoặc không đồng ý (nêu rõ lý do)${where}${noLaterThan(replyBy)}. ` +
    'Khi chưa có ý kiến, thời hạn đã giao vẫn có hiệu lực.',
});

export const extensionGranted = settledWhereTold(
  change({
    title: 'Đồng ý điều chỉnh thời hạn',
    opening: (context) =>
      `${context.monitor.name} đồng ý điều chỉnh thời hạn của ${toldUnit(context)} đối với nhiệm vụ sau`,
    news: ({ ending, asked }) => [
      say`Thời hạn mới: ${onDay(ending?.kind === 'extended' ? ending.newDue : null)}`,
      say`Thời hạn đơn vị đề nghị: ${onDay(asked)}`,
    ],
    reason: 'Ý kiến',
    request: (context) =>
      `${ask(context)} ${toldUnit(context)} thực hiện theo thời hạn mới; việc đôn đốc được tính lại từ thời hạn này.`,
  }),
);

export const extensionRefused: FormWords = change({
  title: 'Không đồng ý điều chỉnh thời hạn',
  opening: (context) =>
    `${context.monitor.name} không đồng ý điều chỉnh thời hạn của ${toldUnit(context)} đối với nhiệm vụ sau`,
  news: ({ asked }) => [say`Thời hạn đơn vị đề nghị: ${onDay(asked)}`],
  reason: 'Lý do',
  request: (context) => `${ask(context)} ${toldUnit(context)} thực hiện theo thời hạn đã giao.`,
});
