// One digest a person and morning: one greeting, grouped by directive and form, each request once.
import { expect, test } from 'vitest';
import type { NoticeContext } from '../../messages/context.ts';
import { MAX_DIGEST_DIRECTIVES, MAX_DIGEST_ITEMS, renderDigest } from '../../messages/digest.ts';
import { renderNotice } from '../../messages/notice.ts';
import { dayOf } from '../../rules/day.ts';
import {
  assignment,
  AT_MONITOR,
  DUTY,
  FINANCE,
  HEAD,
  HEALTH,
  MONITOR_CLERK,
  MORNING,
  REPLY,
  sample,
} from './sample.ts';

const days = { daysLeft: 10, ackBy: dayOf('2027-02-17'), extensionAskBy: dayOf('2027-02-12'), replyBy: REPLY.replyBy };
const other = {
  ...sample().directive,
  id: 'ubnd-tinh-hong-ha.45-kh-ubnd.2026',
  number: '45/KH-UBND',
  kind: 'ke-hoach',
  title: 'Chuyển đổi số năm 2026',
  issuer: 'Ủy ban nhân dân tỉnh',
} as const;

const many = (count: number, changes: (index: number) => Partial<NoticeContext>): readonly NoticeContext[] =>
  Array.from({ length: count }, (_, index) =>
    sample({
      asOf: MORNING,
      days,
      duty: { ...DUTY, quote: null, title: `Nhiệm vụ thứ ${index + 1}` },
      assignment: assignment({ id: `d/${index + 1}/so-y-te/once` }),
      ...changes(index),
    }),
  );

const digest = (contexts: readonly NoticeContext[]): { readonly subject: string; readonly text: string } => {
  const [first, ...rest] = contexts;
  if (first === undefined) throw new Error('a digest has at least one notice');
  return renderDigest([first, ...rest]);
};

test('a single notice stays as itself', () => {
  const one = sample({ form: 'overdue', asOf: MORNING, days });
  expect(digest([one])).toEqual(renderNotice(one));
});

test('several forms of two directives stand under one greeting, what presses first', () => {
  const { subject, text } = digest([
    sample({ form: 'assigned', asOf: MORNING, days, directive: other, url: null }),
    sample({ form: 'reminder', asOf: MORNING, days, duty: { ...DUTY, quote: null } }),
    ...many(2, () => ({ form: 'overdue' })),
  ]);
  expect(subject).toBe('[12-NQ/TU và 01 văn bản khác] Thông báo ngày 08/02/2027: 04 nội dung');
  expect(text).toBe(`Kính gửi: Sở Y tế

Trân trọng thông báo 04 nội dung, đến 07 giờ 30 ngày 08/02/2027:

I. Nghị quyết số 12-NQ/TU, ngày 08/6/2026 của Ban Thường vụ Tỉnh ủy về phát triển y tế cơ sở

Đôn đốc nhiệm vụ quá hạn (02):
1. Nhiệm vụ thứ 1 (điểm b khoản 2 Mục III); thời hạn: "trước ngày 06/02/2027"; ngày cuối cùng trong hạn: thứ Sáu, 05/02/2027; quá hạn từ ngày 06/02/2027.
   Chi tiết: https://dondoc.example.vn/viec/7. Mã nhiệm vụ: d/1/so-y-te/once.
2. Nhiệm vụ thứ 2 (điểm b khoản 2 Mục III); thời hạn: "trước ngày 06/02/2027"; ngày cuối cùng trong hạn: thứ Sáu, 05/02/2027; quá hạn từ ngày 06/02/2027.
   Chi tiết: https://dondoc.example.vn/viec/7. Mã nhiệm vụ: d/2/so-y-te/once.
Đề nghị Sở Y tế, đối với từng nhiệm vụ nêu trên:
1. Nếu đã gửi kết quả: cho biết số, ngày văn bản để cập nhật; việc đúng hạn được xét theo thời điểm đã gửi.
2. Nếu chưa hoàn thành: khẩn trương thực hiện; báo cáo nguyên nhân và thời gian hoàn thành chậm nhất ngày 15/02/2027 (thứ Hai).
3. Nếu cần điều chỉnh thời hạn hoặc nhiệm vụ không thuộc trách nhiệm của đơn vị: có văn bản nêu rõ lý do, gửi Văn phòng Tỉnh ủy Hồng Hà.

Nhắc việc trước hạn (01):
1. Xây dựng Kế hoạch phát triển y tế cơ sở (điểm b khoản 2 Mục III); thời hạn: "trước ngày 06/02/2027"; ngày cuối cùng trong hạn: thứ Sáu, 05/02/2027; còn 10 ngày làm việc; tình trạng: đã tiếp nhận, chưa gửi kết quả.
   Chi tiết: https://dondoc.example.vn/viec/7. Mã nhiệm vụ: tinh-uy-hong-ha.12-nq-tu.2026/iii.2.b/so-y-te/once.
Đề nghị Sở Y tế hoàn thành và gửi kết quả đúng hạn. Trường hợp có khó khăn, vướng mắc cần điều chỉnh thời hạn, đề nghị có văn bản nêu rõ lý do, thời hạn đề xuất, gửi Văn phòng Tỉnh ủy Hồng Hà chậm nhất ngày 12/02/2027 (thứ Sáu).

Văn phòng Tỉnh ủy Hồng Hà
Liên hệ: đồng chí Trần Văn Bình, Phó Trưởng phòng Tổng hợp, điện thoại 0200 3 854 000.

II. Kế hoạch số 45/KH-UBND ngày 08/6/2026 của Ủy ban nhân dân tỉnh về Chuyển đổi số năm 2026

Giao nhiệm vụ (01):
1. "Sở Y tế xây dựng Kế hoạch phát triển y tế cơ sở giai đoạn 2026 - 2030, hoàn thành trước ngày 06/02/2027" (điểm b khoản 2 Mục III); thời hạn: "trước ngày 06/02/2027"; ngày cuối cùng trong hạn: thứ Sáu, 05/02/2027; sản phẩm: Kế hoạch.
   Mã nhiệm vụ: tinh-uy-hong-ha.12-nq-tu.2026/iii.2.b/so-y-te/once.
Đề nghị Sở Y tế xác nhận đã tiếp nhận và phân công người thực hiện, chậm nhất ngày 17/02/2027 (thứ Tư). Nếu nội dung, thời hạn nêu trên chưa đúng với văn bản hoặc không thuộc trách nhiệm của đơn vị, đề nghị phản hồi để Văn phòng Tỉnh ủy Hồng Hà điều chỉnh.

Văn phòng Tỉnh ủy Hồng Hà
Liên hệ: đồng chí Trần Văn Bình, Phó Trưởng phòng Tổng hợp, điện thoại 0200 3 854 000.
`);
});

test('beyond the limit only the number is told, over all groups together', () => {
  const { text } = digest([
    ...many(MAX_DIGEST_ITEMS - 3, () => ({ form: 'overdue' })),
    ...many(12, () => ({ form: 'reminder' })),
    ...many(4, () => ({ form: 'assigned' })),
  ]);
  expect(text.match(/^\d+\. Nhiệm vụ thứ/gm)).toHaveLength(MAX_DIGEST_ITEMS);
  expect(text).toContain('Nhắc việc trước hạn (12):');
  expect(text).toContain('\nvà 09 nhiệm vụ khác.\n');
  expect(text).toContain('Giao nhiệm vụ (04):\n04 nhiệm vụ.\n');
});

test('so are directives beyond their limit', () => {
  const { text } = digest(
    many(MAX_DIGEST_DIRECTIVES + 3, (index) => ({ form: 'reminder', directive: { ...other, id: `d.${index}` } })),
  );
  expect(text).toContain(`\n\nvà 03 nhiệm vụ khác thuộc 03 văn bản khác.\n`);
});

test('a head hears of several duties of one unit in one report with their number', () => {
  const told = { form: 'escalation', role: 'head', person: HEAD } as const;
  const { subject, text } = digest(many(3, () => told));
  expect(subject).toBe('[12-NQ/TU] Kính báo cáo: 03 nhiệm vụ quá hạn của Sở Y tế');
  expect(text).toContain('Kính gửi: Đồng chí Nguyễn Văn An, Giám đốc Sở Y tế\n');
  expect(text.match(/Kính đề nghị đồng chí quan tâm/g)).toHaveLength(1);
});

test("what the monitor's clerk hears of several units names each", () => {
  const told = { ...AT_MONITOR, form: 'checkMail', role: 'monitor-clerk', person: MONITOR_CLERK } as const;
  const { subject, text } = digest(many(2, (index) => ({ ...told, unit: index === 0 ? HEALTH : FINANCE })));
  expect(subject).toBe('[12-NQ/TU] Đề nghị kiểm tra văn bản đến: 02 nhiệm vụ, ngày 08/02/2027');
  expect(text).toContain('1. Sở Y tế: Nhiệm vụ thứ 1');
  expect(text).toContain('2. Sở Tài chính: Nhiệm vụ thứ 2');
});

test('a clerk of two units is addressed by name, and each unit is asked for its own', () => {
  const clerk = { ...MONITOR_CLERK, title: '' };
  const { text } = digest(
    many(2, (index) => {
      const unit = index === 0 ? HEALTH : FINANCE;
      return { form: 'reminder', person: clerk, unit, told: unit, personUnit: unit };
    }),
  );
  expect(text.startsWith('Kính gửi: Đồng chí Trần Văn Bình\n')).toBe(true);
  expect(text).toContain('Đề nghị Sở Y tế hoàn thành');
  expect(text).toContain('Đề nghị Sở Tài chính hoàn thành');
});
