// The texts that heads, the monitor and the committee member in charge receive, word for word.
import { expect, test } from 'vitest';
import { renderNotice } from '../../messages/notice.ts';
import { dayOf } from '../../rules/day.ts';
import {
  AT_MONITOR,
  assignment,
  COMPANY,
  DEPUTY,
  FOOT,
  HEAD,
  MEMBER,
  MONITOR_CLERK,
  MONITOR_HEAD,
  MORNING,
  OFFICE,
  on,
  REPLY,
  sample,
} from './sample.ts';

const ESCALATION = {
  form: 'escalation',
  role: 'head',
  noticeDates: [dayOf('2027-01-22'), dayOf('2027-02-02'), dayOf('2027-01-22')],
  asOf: MORNING,
  days: REPLY,
} as const;

test('the head of the unit', () => {
  const { subject, text } = renderNotice(sample({ ...ESCALATION, person: HEAD }));
  expect(subject).toBe('[12-NQ/TU] Kính báo cáo: 01 nhiệm vụ quá hạn của Sở Y tế');
  expect(text).toBe(`Kính gửi: Đồng chí Nguyễn Văn An, Giám đốc Sở Y tế

Văn phòng Tỉnh ủy Hồng Hà kính báo cáo đồng chí tình hình thực hiện Nghị quyết số 12-NQ/TU tại Sở Y tế:
- Nhiệm vụ: "Sở Y tế xây dựng Kế hoạch phát triển y tế cơ sở giai đoạn 2026 - 2030, hoàn thành trước ngày 06/02/2027" (điểm b khoản 2 Mục III); thời hạn "trước ngày 06/02/2027" (ngày cuối cùng trong hạn: thứ Sáu, 05/02/2027); quá hạn từ ngày 06/02/2027.
- Văn phòng Tỉnh ủy Hồng Hà đã nhắc, đôn đốc Sở Y tế vào các ngày 22/01/2027, 02/02/2027; đến 07 giờ 30 ngày 08/02/2027 chưa ghi nhận kết quả hoặc đề nghị điều chỉnh thời hạn.

Kính đề nghị đồng chí quan tâm, chỉ đạo hoàn thành nhiệm vụ; cho ý kiến về thời gian hoàn thành chậm nhất ngày 15/02/2027 (thứ Hai). Trường hợp nhiệm vụ không thuộc trách nhiệm của Sở Y tế hoặc có vướng mắc vượt thẩm quyền, kính đề nghị đồng chí cho biết để Văn phòng Tỉnh ủy Hồng Hà tổng hợp, tham mưu xử lý.
Nếu Sở Y tế đã gửi kết quả hoặc cần điều chỉnh thời hạn, kính đề nghị cho biết số, ngày văn bản tại https://dondoc.example.vn/viec/7; việc đúng hạn được xét theo thời điểm đã gửi.

${FOOT}`);
});

test('an acting head, where a person approved a further step', () => {
  const { subject, text } = renderNotice(
    sample({ ...ESCALATION, person: DEPUTY, nextStep: { on: dayOf('2027-02-19'), addressee: 'Thường trực Tỉnh ủy' } }),
  );
  expect(subject).toBe('[12-NQ/TU] Kính báo cáo: 01 nhiệm vụ quá hạn của Sở Y tế');
  expect(text).toBe(`Kính gửi: Đồng chí Phạm Thị Hoa, Phó Giám đốc (được giao phụ trách)

Văn phòng Tỉnh ủy Hồng Hà kính báo cáo đồng chí tình hình thực hiện Nghị quyết số 12-NQ/TU tại Sở Y tế:
- Nhiệm vụ: "Sở Y tế xây dựng Kế hoạch phát triển y tế cơ sở giai đoạn 2026 - 2030, hoàn thành trước ngày 06/02/2027" (điểm b khoản 2 Mục III); thời hạn "trước ngày 06/02/2027" (ngày cuối cùng trong hạn: thứ Sáu, 05/02/2027); quá hạn từ ngày 06/02/2027.
- Văn phòng Tỉnh ủy Hồng Hà đã nhắc, đôn đốc Sở Y tế vào các ngày 22/01/2027, 02/02/2027; đến 07 giờ 30 ngày 08/02/2027 chưa ghi nhận kết quả hoặc đề nghị điều chỉnh thời hạn.

Kính đề nghị đồng chí quan tâm, chỉ đạo hoàn thành nhiệm vụ; cho ý kiến về thời gian hoàn thành chậm nhất ngày 15/02/2027 (thứ Hai). Trường hợp nhiệm vụ không thuộc trách nhiệm của Sở Y tế hoặc có vướng mắc vượt thẩm quyền, kính đề nghị đồng chí cho biết để Văn phòng Tỉnh ủy Hồng Hà tổng hợp, tham mưu xử lý.
Nếu Sở Y tế đã gửi kết quả hoặc cần điều chỉnh thời hạn, kính đề nghị cho biết số, ngày văn bản tại https://dondoc.example.vn/viec/7; việc đúng hạn được xét theo thời điểm đã gửi.
Sau ngày 19/02/2027, Văn phòng Tỉnh ủy Hồng Hà sẽ tổng hợp, báo cáo Thường trực Tỉnh ủy theo quy chế làm việc.

${FOOT}`);
});

test('the committee member in charge', () => {
  const { subject, text } = renderNotice(sample({ ...ESCALATION, role: 'committee', person: MEMBER }));
  expect(subject).toBe('[12-NQ/TU] Kính báo cáo: 01 nhiệm vụ quá hạn của Sở Y tế');
  expect(text).toBe(`Kính gửi: Đồng chí Đỗ Quang Huy, Ủy viên Ban Thường vụ Tỉnh ủy

Văn phòng Tỉnh ủy Hồng Hà kính báo cáo đồng chí, cấp ủy viên được phân công phụ trách Sở Y tế:
- Nhiệm vụ: "Sở Y tế xây dựng Kế hoạch phát triển y tế cơ sở giai đoạn 2026 - 2030, hoàn thành trước ngày 06/02/2027" (điểm b khoản 2 Mục III, Nghị quyết số 12-NQ/TU); thời hạn "trước ngày 06/02/2027" (ngày cuối cùng trong hạn: thứ Sáu, 05/02/2027); quá hạn từ ngày 06/02/2027.
- Văn phòng Tỉnh ủy Hồng Hà đã nhắc, đôn đốc Sở Y tế vào các ngày 22/01/2027, 02/02/2027; đến 07 giờ 30 ngày 08/02/2027 chưa ghi nhận kết quả hoặc đề nghị điều chỉnh thời hạn.

Kính đề nghị đồng chí quan tâm, chỉ đạo hoàn thành nhiệm vụ; cho ý kiến về thời gian hoàn thành chậm nhất ngày 15/02/2027 (thứ Hai). Trường hợp nhiệm vụ không thuộc trách nhiệm của Sở Y tế hoặc có vướng mắc vượt thẩm quyền, kính đề nghị đồng chí cho biết để Văn phòng Tỉnh ủy Hồng Hà tổng hợp, tham mưu xử lý.
Nếu Sở Y tế đã gửi kết quả hoặc cần điều chỉnh thời hạn, kính đề nghị cho biết số, ngày văn bản tại https://dondoc.example.vn/viec/7; việc đúng hạn được xét theo thời điểm đã gửi.

${FOOT}`);
});

test('the head of the monitor', () => {
  const { subject, text } = renderNotice(
    sample({ ...ESCALATION, ...AT_MONITOR, role: 'monitor', person: MONITOR_HEAD }),
  );
  expect(subject).toBe('[12-NQ/TU] Kính báo cáo: 01 nhiệm vụ quá hạn của Sở Y tế');
  expect(text).toBe(`Kính gửi: Đồng chí Vũ Minh Đức, Chánh Văn phòng Tỉnh ủy Hồng Hà

Kính báo cáo đồng chí tình hình thực hiện Nghị quyết số 12-NQ/TU tại Sở Y tế:
- Nhiệm vụ: "Sở Y tế xây dựng Kế hoạch phát triển y tế cơ sở giai đoạn 2026 - 2030, hoàn thành trước ngày 06/02/2027" (điểm b khoản 2 Mục III); thời hạn "trước ngày 06/02/2027" (ngày cuối cùng trong hạn: thứ Sáu, 05/02/2027); quá hạn từ ngày 06/02/2027.
- Văn phòng Tỉnh ủy Hồng Hà đã nhắc, đôn đốc Sở Y tế vào các ngày 22/01/2027, 02/02/2027; đến 07 giờ 30 ngày 08/02/2027 chưa ghi nhận kết quả hoặc đề nghị điều chỉnh thời hạn.

Kính đề nghị đồng chí cho ý kiến về việc tiếp tục đôn đốc Sở Y tế chậm nhất ngày 15/02/2027 (thứ Hai).
Nếu Sở Y tế đã gửi kết quả, cần điều chỉnh thời hạn hoặc nhiệm vụ không thuộc trách nhiệm của đơn vị, kính đề nghị cho cập nhật tại https://dondoc.example.vn/viec/7.

${FOOT}`);
});

test('the head of an enterprise, never told before', () => {
  const { subject, text } = renderNotice(
    sample({ ...ESCALATION, person: HEAD, noticeDates: [], unit: COMPANY, personUnit: COMPANY, told: COMPANY }),
  );
  expect(subject).toBe('[12-NQ/TU] Kính báo cáo: 01 nhiệm vụ quá hạn của Công ty Cấp nước Hồng Hà');
  expect(text).toBe(`Kính gửi: Ông/Bà Nguyễn Văn An, Giám đốc Công ty Cấp nước Hồng Hà

Văn phòng Tỉnh ủy Hồng Hà kính báo cáo ông/bà tình hình thực hiện Nghị quyết số 12-NQ/TU tại Công ty Cấp nước Hồng Hà:
- Nhiệm vụ: "Sở Y tế xây dựng Kế hoạch phát triển y tế cơ sở giai đoạn 2026 - 2030, hoàn thành trước ngày 06/02/2027" (điểm b khoản 2 Mục III); thời hạn "trước ngày 06/02/2027" (ngày cuối cùng trong hạn: thứ Sáu, 05/02/2027); quá hạn từ ngày 06/02/2027.
- Đến 07 giờ 30 ngày 08/02/2027 chưa ghi nhận kết quả hoặc đề nghị điều chỉnh thời hạn.

Kính đề nghị ông/bà quan tâm, chỉ đạo hoàn thành nhiệm vụ; cho ý kiến về thời gian hoàn thành chậm nhất ngày 15/02/2027 (thứ Hai). Trường hợp nhiệm vụ không thuộc trách nhiệm của Công ty Cấp nước Hồng Hà hoặc có vướng mắc vượt thẩm quyền, kính đề nghị ông/bà cho biết để Văn phòng Tỉnh ủy Hồng Hà tổng hợp, tham mưu xử lý.
Nếu Công ty Cấp nước Hồng Hà đã gửi kết quả hoặc cần điều chỉnh thời hạn, kính đề nghị cho biết số, ngày văn bản tại https://dondoc.example.vn/viec/7; việc đúng hạn được xét theo thời điểm đã gửi.

${FOOT}`);
});

test("the monitor's clerk is to look at incoming mail", () => {
  const { subject, text } = renderNotice(
    sample({ ...AT_MONITOR, form: 'checkMail', role: 'monitor-clerk', person: MONITOR_CLERK, asOf: MORNING }),
  );
  expect(subject).toBe(
    '[12-NQ/TU] Kiểm tra văn bản đến: Xây dựng Kế hoạch phát triển y tế cơ sở – Sở Y tế, hạn 05/02/2027',
  );
  expect(text).toBe(`Kính gửi: Đồng chí Trần Văn Bình, Chuyên viên Văn phòng Tỉnh ủy Hồng Hà

Nhiệm vụ sau của Sở Y tế đã qua ngày cuối cùng trong hạn; đến 07 giờ 30 ngày 08/02/2027, Văn phòng Tỉnh ủy Hồng Hà chưa ghi nhận kết quả:
- Nội dung: "Sở Y tế xây dựng Kế hoạch phát triển y tế cơ sở giai đoạn 2026 - 2030, hoàn thành trước ngày 06/02/2027" (điểm b khoản 2 Mục III, Nghị quyết số 12-NQ/TU).
- Thời hạn: "trước ngày 06/02/2027"; ngày cuối cùng trong hạn: thứ Sáu, 05/02/2027; quá hạn từ ngày 06/02/2027.

Đề nghị đồng chí kiểm tra văn bản đến của Sở Y tế (trục liên thông văn bản, thư điện tử, văn bản giấy):
1. Nếu đã nhận kết quả: nhập số, ngày văn bản và ngày đến tại https://dondoc.example.vn/viec/7; việc đúng hạn được xét theo thời điểm đã gửi.
2. Nếu đã nhận đề nghị điều chỉnh thời hạn, hoặc văn bản cho biết nhiệm vụ không thuộc trách nhiệm của đơn vị: nhập nội dung đó tại https://dondoc.example.vn/viec/7.
3. Nếu chưa nhận được văn bản nào: không cần nhập gì; việc đôn đốc tiếp tục theo quy định đã được phê duyệt.

${FOOT}`);
});

test('a report waits', () => {
  const { subject, text } = renderNotice(
    sample({
      ...AT_MONITOR,
      form: 'confirmationPending',
      role: 'monitor-clerk',
      person: MONITOR_CLERK,
      assignment: assignment({ status: 'submitted', submittedAt: on('2027-02-04') }),
      result: { kindName: null, number: '45/BC-SYT', issuedOn: '2027-02-04', issuer: null },
      days: REPLY,
    }),
  );
  expect(subject).toBe('[12-NQ/TU] Đề nghị xác nhận kết quả: Xây dựng Kế hoạch phát triển y tế cơ sở – Sở Y tế');
  expect(text).toBe(`Kính gửi: Đồng chí Trần Văn Bình, Chuyên viên Văn phòng Tỉnh ủy Hồng Hà

Sở Y tế đã gửi kết quả thực hiện nhiệm vụ sau, chờ Văn phòng Tỉnh ủy Hồng Hà xác nhận:
- Nội dung: "Sở Y tế xây dựng Kế hoạch phát triển y tế cơ sở giai đoạn 2026 - 2030, hoàn thành trước ngày 06/02/2027" (điểm b khoản 2 Mục III, Nghị quyết số 12-NQ/TU).
- Thời hạn: "trước ngày 06/02/2027"; ngày cuối cùng trong hạn: thứ Sáu, 05/02/2027.
- Kết quả: văn bản số 45/BC-SYT, ngày 04/02/2027; gửi ngày 04/02/2027.

Đề nghị đồng chí xem xét, xác nhận hoặc trả lại (nêu rõ lý do) tại https://dondoc.example.vn/viec/7, chậm nhất ngày 15/02/2027 (thứ Hai). Trong thời gian chờ xác nhận, đơn vị không nhận thông báo đôn đốc.

${FOOT}`);
});

test('a refusal waits', () => {
  const { subject, text } = renderNotice(
    sample({
      ...AT_MONITOR,
      form: 'declined',
      role: 'monitor',
      person: MONITOR_HEAD,
      assignment: assignment({ status: 'declined' }),
      reason: 'Nhiệm vụ thuộc chức năng của Sở Xây dựng.',
      days: REPLY,
    }),
  );
  expect(subject).toBe('[12-NQ/TU] Ý kiến không thuộc trách nhiệm: Xây dựng Kế hoạch phát triển y tế cơ sở – Sở Y tế');
  expect(text).toBe(`Kính gửi: Đồng chí Vũ Minh Đức, Chánh Văn phòng Tỉnh ủy Hồng Hà

Kính báo cáo đồng chí: Sở Y tế cho biết nhiệm vụ sau không thuộc trách nhiệm của đơn vị:
- Nội dung: "Sở Y tế xây dựng Kế hoạch phát triển y tế cơ sở giai đoạn 2026 - 2030, hoàn thành trước ngày 06/02/2027" (điểm b khoản 2 Mục III, Nghị quyết số 12-NQ/TU).
- Thời hạn: "trước ngày 06/02/2027"; ngày cuối cùng trong hạn: thứ Sáu, 05/02/2027.
- Lý do đơn vị nêu: "Nhiệm vụ thuộc chức năng của Sở Xây dựng".

Kính đề nghị đồng chí cho ý kiến: chấp nhận, hoặc đề nghị đơn vị tiếp tục thực hiện (nêu rõ lý do, thời hạn) tại https://dondoc.example.vn/viec/7, chậm nhất ngày 15/02/2027 (thứ Hai). Trong thời gian chờ ý kiến, đơn vị không nhận thông báo đôn đốc.

${FOOT}`);
});

test('the weekly table, to the head', () => {
  const { subject, text } = renderNotice(sample({ form: 'bulletin', role: 'head', person: HEAD, asOf: MORNING }));
  expect(subject).toBe('[12-NQ/TU] Bảng tổng hợp: Xây dựng Kế hoạch phát triển y tế cơ sở – quá hạn từ 06/02/2027');
  expect(text).toBe(`Kính gửi: Đồng chí Nguyễn Văn An, Giám đốc Sở Y tế

Văn phòng Tỉnh ủy Hồng Hà tổng hợp tình hình thực hiện Nghị quyết số 12-NQ/TU, ngày 08/6/2026 của Ban Thường vụ Tỉnh ủy, đến 07 giờ 30 ngày 08/02/2027:
- Đơn vị: Sở Y tế.
- Nhiệm vụ: "Sở Y tế xây dựng Kế hoạch phát triển y tế cơ sở giai đoạn 2026 - 2030, hoàn thành trước ngày 06/02/2027" (điểm b khoản 2 Mục III).
- Thời hạn: "trước ngày 06/02/2027"; ngày cuối cùng trong hạn: thứ Sáu, 05/02/2027; quá hạn từ ngày 06/02/2027.
- Tình trạng: đã tiếp nhận, chưa gửi kết quả.

Nếu đã gửi kết quả, nhiệm vụ không thuộc trách nhiệm của đơn vị hoặc cần điều chỉnh thời hạn, kính đề nghị cho Văn phòng Tỉnh ủy Hồng Hà biết số, ngày văn bản để cập nhật tại https://dondoc.example.vn/viec/7.

${FOOT}`);
});

test("the weekly table, to the monitor's clerk", () => {
  const { subject, text } = renderNotice(
    sample({ ...AT_MONITOR, form: 'bulletin', role: 'monitor-clerk', person: MONITOR_CLERK, asOf: MORNING }),
  );
  expect(subject).toBe('[12-NQ/TU] Bảng tổng hợp: Xây dựng Kế hoạch phát triển y tế cơ sở – quá hạn từ 06/02/2027');
  expect(text).toBe(`Kính gửi: Đồng chí Trần Văn Bình, Chuyên viên Văn phòng Tỉnh ủy Hồng Hà

Văn phòng Tỉnh ủy Hồng Hà tổng hợp tình hình thực hiện Nghị quyết số 12-NQ/TU, ngày 08/6/2026 của Ban Thường vụ Tỉnh ủy, đến 07 giờ 30 ngày 08/02/2027:
- Đơn vị: Sở Y tế.
- Nhiệm vụ: "Sở Y tế xây dựng Kế hoạch phát triển y tế cơ sở giai đoạn 2026 - 2030, hoàn thành trước ngày 06/02/2027" (điểm b khoản 2 Mục III).
- Thời hạn: "trước ngày 06/02/2027"; ngày cuối cùng trong hạn: thứ Sáu, 05/02/2027; quá hạn từ ngày 06/02/2027.
- Tình trạng: đã tiếp nhận, chưa gửi kết quả.

Đề nghị đồng chí tiếp tục theo dõi; nếu Sở Y tế đã gửi kết quả, cần điều chỉnh thời hạn hoặc nhiệm vụ không thuộc trách nhiệm của đơn vị, đề nghị cập nhật tại https://dondoc.example.vn/viec/7.

${FOOT}`);
});

test('a duty without a day', () => {
  const { subject, text } = renderNotice(
    sample({
      ...AT_MONITOR,
      form: 'questionAsked',
      role: 'monitor-clerk',
      person: MONITOR_CLERK,
      unit: OFFICE,
      assignment: null,
      question: { kind: 'undated', subject: 'iii.2.b', words: 'kịp thời' },
    }),
  );
  expect(subject).toBe(
    '[12-NQ/TU] Đề nghị cho ý kiến: thời hạn của nhiệm vụ – Xây dựng Kế hoạch phát triển y tế cơ sở',
  );
  expect(text).toBe(`Kính gửi: Đồng chí Trần Văn Bình, Chuyên viên Văn phòng Tỉnh ủy Hồng Hà

Để theo dõi, đôn đốc việc thực hiện Nghị quyết số 12-NQ/TU, ngày 08/6/2026 của Ban Thường vụ Tỉnh ủy về phát triển y tế cơ sở, có nội dung sau cần người có trách nhiệm cho ý kiến:
- Văn bản không ấn định ngày đối với nhiệm vụ: "kịp thời".
- Nhiệm vụ: "Sở Y tế xây dựng Kế hoạch phát triển y tế cơ sở giai đoạn 2026 - 2030, hoàn thành trước ngày 06/02/2027" (điểm b khoản 2 Mục III).

Đề nghị đồng chí cho biết ngày cuối cùng trong hạn, hoặc cho biết đây là nhiệm vụ thường xuyên tại https://dondoc.example.vn/viec/7. Nội dung này chưa được đôn đốc cho đến khi có ý kiến.

Văn phòng Tỉnh ủy Hồng Hà
Liên hệ: đồng chí Trần Văn Bình, Phó Trưởng phòng Tổng hợp, điện thoại 0200 3 854 000. Mã văn bản: tinh-uy-hong-ha.12-nq-tu.2026.
`);
});
