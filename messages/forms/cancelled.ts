// Không còn giao: the duty is no longer asked for. Whoever had been told that it was overdue hears it in the words of a settlement.
import type { NoticeContext } from '../context.ts';
import type { FormWords } from '../form.ts';
import { toldUnit } from '../form.ts';
import { change } from './change.ts';
import { settled } from './settled.ts';

const ended: FormWords = change({
  title: 'Không còn giao nhiệm vụ',
  opening: (context) => `${context.monitor.name} thông báo không còn giao ${toldUnit(context)} thực hiện nhiệm vụ sau`,
  news: () => [],
  reason: 'Lý do',
  request: (context) => `Nhiệm vụ này kết thúc; ${toldUnit(context)} không cần báo cáo thêm.`,
});

const asTold = (context: NoticeContext): FormWords => (context.role === 'told' ? settled : ended);

export const cancelled: FormWords = {
  subject: (context) => asTold(context).subject(context),
  body: (context) => asTold(context).body(context),
  item: (context) => asTold(context).item(context),
  request: (context, replyBy) => asTold(context).request(context, replyBy),
};
