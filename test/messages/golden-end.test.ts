// The texts by which those who were told "overdue" hear how it ended, word for word.
import { expect, test } from 'vitest';
import { renderNotice } from '../../messages/notice.ts';
import { assignment, DUE, FOOT, HEAD, on, sample } from './sample.ts';

const DONE = {
  status: 'done',
  late: true,
  daysLate: 2,
  submittedAt: on('2027-02-09'),
  confirmedAt: on('2027-02-11'),
} as const;

const DECISION = { kindName: 'Thông báo', number: '88-TB/TU', issuedOn: '2027-02-09', issuer: 'Thường trực Tỉnh ủy' };

const SETTLED = {
  form: 'settled',
  noticeDates: [DUE + 3],
  assignment: assignment(DONE),
  result: { kindName: 'Báo cáo', number: '45/BC-SYT', issuedOn: '2027-02-09', issuer: null },
} as const;

test('it was done, late', () => {
  const { subject, text } = renderNotice(sample({ ...SETTLED, role: 'told', person: HEAD }));
  expect(subject).toBe('[12-NQ/TU] Đã hoàn thành: Xây dựng Kế hoạch phát triển y tế cơ sở – Sở Y tế');
  expect(text).toBe(`Kính gửi: Đồng chí Nguyễn Văn An, Giám đốc Sở Y tế

Văn phòng Tỉnh ủy Hồng Hà thông báo: nhiệm vụ "Xây dựng Kế hoạch phát triển y tế cơ sở" của Sở Y tế theo Nghị quyết số 12-NQ/TU, đã được đôn đốc ngày 08/02/2027, nay đã hoàn thành.
- Kết quả: Báo cáo số 45/BC-SYT, ngày 09/02/2027; gửi ngày 09/02/2027; xác nhận ngày 11/02/2027.
- Đánh giá tiến độ: hoàn thành quá hạn (02 ngày làm việc) (ngày cuối cùng trong hạn: thứ Sáu, 05/02/2027).

Việc đôn đốc nhiệm vụ này kết thúc; đồng chí và đơn vị không cần báo cáo thêm. Trân trọng cảm ơn sự phối hợp của Sở Y tế.

${FOOT}`);
});

test('it was done in time, to the unit', () => {
  const { subject, text } = renderNotice(
    sample({ ...SETTLED, role: 'told', assignment: assignment({ ...DONE, late: false, daysLate: 0 }) }),
  );
  expect(subject).toBe('[12-NQ/TU] Đã hoàn thành: Xây dựng Kế hoạch phát triển y tế cơ sở – Sở Y tế');
  expect(text).toBe(`Kính gửi: Sở Y tế

Văn phòng Tỉnh ủy Hồng Hà thông báo: nhiệm vụ "Xây dựng Kế hoạch phát triển y tế cơ sở" của Sở Y tế theo Nghị quyết số 12-NQ/TU, đã được đôn đốc ngày 08/02/2027, nay đã hoàn thành.
- Kết quả: Báo cáo số 45/BC-SYT, ngày 09/02/2027; gửi ngày 09/02/2027; xác nhận ngày 11/02/2027.
- Đánh giá tiến độ: hoàn thành đúng hạn (ngày cuối cùng trong hạn: thứ Sáu, 05/02/2027).

Việc đôn đốc nhiệm vụ này kết thúc; đơn vị không cần báo cáo thêm. Trân trọng cảm ơn sự phối hợp của Sở Y tế.

${FOOT}`);
});

test('the deadline was moved', () => {
  const { subject, text } = renderNotice(
    sample({ ...SETTLED, ending: { kind: 'extended', newDue: DUE + 28, decision: DECISION } }),
  );
  expect(subject).toBe('[12-NQ/TU] Điều chỉnh thời hạn: Xây dựng Kế hoạch phát triển y tế cơ sở – Sở Y tế');
  expect(text).toBe(`Kính gửi: Sở Y tế

Văn phòng Tỉnh ủy Hồng Hà thông báo: nhiệm vụ "Xây dựng Kế hoạch phát triển y tế cơ sở" của Sở Y tế theo Nghị quyết số 12-NQ/TU, đã được đôn đốc ngày 08/02/2027. Thời hạn được điều chỉnh đến ngày 05/3/2027 theo Thông báo số 88-TB/TU, ngày 09/02/2027 của Thường trực Tỉnh ủy.

Việc đôn đốc nhiệm vụ này theo thời hạn trước kết thúc; đơn vị không cần báo cáo thêm. Trân trọng cảm ơn sự phối hợp của Sở Y tế.

${FOOT}`);
});

test('it was given to another unit', () => {
  const { subject, text } = renderNotice(
    sample({ ...SETTLED, ending: { kind: 'moved', from: DUE + 4, decision: DECISION } }),
  );
  expect(subject).toBe('[12-NQ/TU] Không còn giao: Xây dựng Kế hoạch phát triển y tế cơ sở – Sở Y tế');
  expect(text).toBe(`Kính gửi: Sở Y tế

Văn phòng Tỉnh ủy Hồng Hà thông báo: nhiệm vụ "Xây dựng Kế hoạch phát triển y tế cơ sở" của Sở Y tế theo Nghị quyết số 12-NQ/TU, đã được đôn đốc ngày 08/02/2027. Nhiệm vụ không còn giao Sở Y tế kể từ ngày 09/02/2027, theo Thông báo số 88-TB/TU.

Việc đôn đốc nhiệm vụ này kết thúc; đơn vị không cần báo cáo thêm. Trân trọng cảm ơn sự phối hợp của Sở Y tế.

${FOOT}`);
});

test('it had come in time, and still waits for confirmation', () => {
  const { subject, text } = renderNotice(
    sample({
      form: 'correction',
      role: 'told',
      person: HEAD,
      noticeDates: [DUE + 3],
      assignment: assignment({ status: 'submitted', submittedAt: on('2027-02-04') }),
    }),
  );
  expect(subject).toBe('[12-NQ/TU] Đính chính: Xây dựng Kế hoạch phát triển y tế cơ sở – Sở Y tế đã gửi đúng hạn');
  expect(text).toBe(`Kính gửi: Đồng chí Nguyễn Văn An, Giám đốc Sở Y tế

Văn phòng Tỉnh ủy Hồng Hà thông báo: nhiệm vụ "Xây dựng Kế hoạch phát triển y tế cơ sở" của Sở Y tế theo Nghị quyết số 12-NQ/TU. Kết quả đã được gửi đúng hạn ngày 04/02/2027; Văn phòng Tỉnh ủy Hồng Hà cập nhật sau và xin đính chính thông báo ngày 08/02/2027.

Đối với thông báo nêu trên, đồng chí và đơn vị không cần báo cáo thêm. Trân trọng cảm ơn sự phối hợp của Sở Y tế.

${FOOT}`);
});

test('it had come in time and is confirmed', () => {
  const { subject, text } = renderNotice(
    sample({
      form: 'correction',
      role: 'told',
      noticeDates: [DUE + 3, DUE + 5],
      assignment: assignment({ ...DONE, late: false, submittedAt: on('2027-02-04') }),
    }),
  );
  expect(subject).toBe('[12-NQ/TU] Đính chính: Xây dựng Kế hoạch phát triển y tế cơ sở – Sở Y tế đã gửi đúng hạn');
  expect(text).toBe(`Kính gửi: Sở Y tế

Văn phòng Tỉnh ủy Hồng Hà thông báo: nhiệm vụ "Xây dựng Kế hoạch phát triển y tế cơ sở" của Sở Y tế theo Nghị quyết số 12-NQ/TU. Kết quả đã được gửi đúng hạn ngày 04/02/2027; Văn phòng Tỉnh ủy Hồng Hà cập nhật sau và xin đính chính các thông báo ngày 08/02/2027, 10/02/2027.

Việc đôn đốc nhiệm vụ này kết thúc; đơn vị không cần báo cáo thêm. Trân trọng cảm ơn sự phối hợp của Sở Y tế.

${FOOT}`);
});
