// The texts that a unit's clerk receives, word for word.
import { expect, test } from 'vitest';
import { renderNotice } from '../../messages/notice.ts';
import { dayOf } from '../../rules/day.ts';
import { assignment, DUE, FINANCE, FOOT, MORNING, on, REPLY, sample } from './sample.ts';

const REVIEW = {
  kind: 'so-ket',
  timeText: 'giữa nhiệm kỳ',
  periodFrom: dayOf('2026-06-08'),
  periodTo: dayOf('2026-12-31'),
  cutOff: dayOf('2026-12-31'),
  contributionsBy: null,
  done: 3,
  total: 5,
} as const;

test('a unit is given a duty to lead', () => {
  const { subject, text } = renderNotice(
    sample({ form: 'assigned', days: { ...REPLY, ackBy: dayOf('2026-06-15') }, attachments: ['12-NQ-TU.pdf'] }),
  );
  expect(subject).toBe('[12-NQ/TU] Giao nhiệm vụ: Xây dựng Kế hoạch phát triển y tế cơ sở – hạn 05/02/2027');
  expect(text).toBe(`Kính gửi: Sở Y tế

Thực hiện Nghị quyết số 12-NQ/TU, ngày 08/6/2026 của Ban Thường vụ Tỉnh ủy về phát triển y tế cơ sở, Sở Y tế được giao chủ trì nhiệm vụ sau:
1. Nội dung: "Sở Y tế xây dựng Kế hoạch phát triển y tế cơ sở giai đoạn 2026 - 2030, hoàn thành trước ngày 06/02/2027" (điểm b khoản 2 Mục III). Sản phẩm: Kế hoạch.
2. Chủ trì: Sở Y tế. Phối hợp: Sở Tài chính; Sở Nội vụ. Cơ quan theo dõi, đôn đốc: Văn phòng Tỉnh ủy Hồng Hà.
3. Thời hạn: "trước ngày 06/02/2027"; ngày cuối cùng trong hạn: thứ Sáu, 05/02/2027 (theo ngày ghi trong văn bản, "trước ngày" nên không tính chính ngày đó).

Đề nghị Sở Y tế xác nhận đã tiếp nhận và phân công người thực hiện tại https://dondoc.example.vn/viec/7, chậm nhất ngày 15/6/2026 (thứ Hai). Nếu nội dung, thời hạn nêu trên chưa đúng với văn bản hoặc không thuộc trách nhiệm của đơn vị, đề nghị phản hồi để Văn phòng Tỉnh ủy Hồng Hà điều chỉnh.
Gửi kèm: 12-NQ-TU.pdf.

${FOOT}`);
});

test('a unit is given a part in a duty', () => {
  const { subject, text } = renderNotice(
    sample({ form: 'assigned', personUnit: FINANCE, told: FINANCE, part: 'coordinate' }),
  );
  expect(subject).toBe('[12-NQ/TU] Giao nhiệm vụ: Xây dựng Kế hoạch phát triển y tế cơ sở – hạn 05/02/2027');
  expect(text).toBe(`Kính gửi: Sở Tài chính

Thực hiện Nghị quyết số 12-NQ/TU, ngày 08/6/2026 của Ban Thường vụ Tỉnh ủy về phát triển y tế cơ sở, Sở Tài chính được giao phối hợp nhiệm vụ sau:
1. Nội dung: "Sở Y tế xây dựng Kế hoạch phát triển y tế cơ sở giai đoạn 2026 - 2030, hoàn thành trước ngày 06/02/2027" (điểm b khoản 2 Mục III). Sản phẩm: Kế hoạch.
2. Chủ trì: Sở Y tế. Phối hợp: Sở Tài chính; Sở Nội vụ. Cơ quan theo dõi, đôn đốc: Văn phòng Tỉnh ủy Hồng Hà.
3. Thời hạn: "trước ngày 06/02/2027"; ngày cuối cùng trong hạn: thứ Sáu, 05/02/2027 (theo ngày ghi trong văn bản, "trước ngày" nên không tính chính ngày đó).

Thông báo để Sở Tài chính biết, phối hợp thực hiện.

${FOOT}`);
});

test('a unit is reminded ten working days ahead', () => {
  const { subject, text } = renderNotice(
    sample({ form: 'reminder', days: { ...REPLY, daysLeft: 10, extensionAskBy: dayOf('2027-01-29') } }),
  );
  expect(subject).toBe('[12-NQ/TU] Nhắc việc: Xây dựng Kế hoạch phát triển y tế cơ sở – hạn 05/02/2027');
  expect(text).toBe(`Kính gửi: Sở Y tế

Văn phòng Tỉnh ủy Hồng Hà trân trọng thông báo nhiệm vụ sau sắp đến hạn:
- Nội dung: "Sở Y tế xây dựng Kế hoạch phát triển y tế cơ sở giai đoạn 2026 - 2030, hoàn thành trước ngày 06/02/2027" (điểm b khoản 2 Mục III, Nghị quyết số 12-NQ/TU).
- Thời hạn: "trước ngày 06/02/2027"; ngày cuối cùng trong hạn: thứ Sáu, 05/02/2027 (còn 10 ngày làm việc).
- Tình trạng: đã tiếp nhận, chưa gửi kết quả.

Đề nghị Sở Y tế hoàn thành và gửi kết quả đúng hạn. Trường hợp có khó khăn, vướng mắc cần điều chỉnh thời hạn, đề nghị có văn bản nêu rõ lý do, thời hạn đề xuất, gửi Văn phòng Tỉnh ủy Hồng Hà chậm nhất ngày 29/01/2027 (thứ Sáu).
Nếu đã gửi kết quả, đề nghị cho biết số, ngày văn bản tại https://dondoc.example.vn/viec/7.

${FOOT}`);
});

test('a unit has not said that the duty arrived', () => {
  const { subject, text } = renderNotice(
    sample({ form: 'ackMissing', asOf: on('2026-06-15', 420), days: { ...REPLY, replyBy: dayOf('2026-06-17') } }),
  );
  expect(subject).toBe(
    '[12-NQ/TU] Đề nghị xác nhận tiếp nhận: Xây dựng Kế hoạch phát triển y tế cơ sở – hạn 05/02/2027',
  );
  expect(text).toBe(`Kính gửi: Sở Y tế

Văn phòng Tỉnh ủy Hồng Hà đã gửi Sở Y tế thông báo giao nhiệm vụ sau ngày 10/6/2026; đến 07 giờ 00 ngày 15/6/2026, chưa ghi nhận xác nhận tiếp nhận:
- Nội dung: "Sở Y tế xây dựng Kế hoạch phát triển y tế cơ sở giai đoạn 2026 - 2030, hoàn thành trước ngày 06/02/2027" (điểm b khoản 2 Mục III, Nghị quyết số 12-NQ/TU).
- Thời hạn: "trước ngày 06/02/2027"; ngày cuối cùng trong hạn: thứ Sáu, 05/02/2027.

Đề nghị Sở Y tế xác nhận đã tiếp nhận và phân công người thực hiện tại https://dondoc.example.vn/viec/7, chậm nhất ngày 17/6/2026 (thứ Tư). Nếu nội dung, thời hạn nêu trên chưa đúng với văn bản hoặc không thuộc trách nhiệm của đơn vị, đề nghị phản hồi để Văn phòng Tỉnh ủy Hồng Hà điều chỉnh.

${FOOT}`);
});

test('a unit is told that its duty is overdue', () => {
  const { subject, text } = renderNotice(sample({ form: 'overdue', asOf: MORNING, days: REPLY }));
  expect(subject).toBe('[12-NQ/TU] Đôn đốc: Xây dựng Kế hoạch phát triển y tế cơ sở – quá hạn từ 06/02/2027');
  expect(text).toBe(`Kính gửi: Sở Y tế

Theo điểm b khoản 2 Mục III Nghị quyết số 12-NQ/TU, ngày 08/6/2026 của Ban Thường vụ Tỉnh ủy, Sở Y tế được giao: "Sở Y tế xây dựng Kế hoạch phát triển y tế cơ sở giai đoạn 2026 - 2030, hoàn thành trước ngày 06/02/2027", thời hạn "trước ngày 06/02/2027" (ngày cuối cùng trong hạn: thứ Sáu, 05/02/2027).
Đến 07 giờ 30 ngày 08/02/2027, Văn phòng Tỉnh ủy Hồng Hà chưa ghi nhận kết quả của Sở Y tế. Đề nghị Sở Y tế:
1. Nếu đã gửi kết quả: cho biết số, ngày văn bản để cập nhật; việc đúng hạn được xét theo thời điểm đã gửi.
2. Nếu chưa hoàn thành: khẩn trương thực hiện; báo cáo nguyên nhân và thời gian hoàn thành chậm nhất ngày 15/02/2027 (thứ Hai).
3. Nếu cần điều chỉnh thời hạn hoặc nhiệm vụ không thuộc trách nhiệm của đơn vị: có văn bản nêu rõ lý do, gửi Văn phòng Tỉnh ủy Hồng Hà.

Cập nhật tại https://dondoc.example.vn/viec/7.

${FOOT}`);
});

test('a unit that works with it is told so', () => {
  const { subject, text } = renderNotice(
    sample({ form: 'overdue', asOf: MORNING, days: REPLY, personUnit: FINANCE, told: FINANCE, part: 'coordinate' }),
  );
  expect(subject).toBe('[12-NQ/TU] Đôn đốc: Xây dựng Kế hoạch phát triển y tế cơ sở – quá hạn từ 06/02/2027');
  expect(text).toBe(`Kính gửi: Sở Tài chính

Theo điểm b khoản 2 Mục III Nghị quyết số 12-NQ/TU, ngày 08/6/2026 của Ban Thường vụ Tỉnh ủy, Sở Y tế được giao chủ trì, Sở Tài chính phối hợp: "Sở Y tế xây dựng Kế hoạch phát triển y tế cơ sở giai đoạn 2026 - 2030, hoàn thành trước ngày 06/02/2027", thời hạn "trước ngày 06/02/2027" (ngày cuối cùng trong hạn: thứ Sáu, 05/02/2027).
Đến 07 giờ 30 ngày 08/02/2027, Văn phòng Tỉnh ủy Hồng Hà chưa ghi nhận kết quả của Sở Y tế.
Thông báo để Sở Tài chính biết, phối hợp thực hiện. Nếu Sở Tài chính đã gửi kết quả phối hợp, cần thêm thời gian, hoặc việc phối hợp không thuộc trách nhiệm của đơn vị, đề nghị cho Văn phòng Tỉnh ủy Hồng Hà biết để cập nhật.

Cập nhật tại https://dondoc.example.vn/viec/7.

${FOOT}`);
});

test('a report is returned', () => {
  const { subject, text } = renderNotice(
    sample({
      form: 'returned',
      assignment: assignment({ status: 'returned', redoDue: DUE + 21, submittedAt: on('2027-02-04') }),
      result: { kindName: 'Báo cáo', number: '45/BC-SYT', issuedOn: '2027-02-04', issuer: null },
      reason: 'Chưa có số liệu tuyến xã.',
    }),
  );
  expect(subject).toBe('[12-NQ/TU] Trả lại kết quả: Xây dựng Kế hoạch phát triển y tế cơ sở – hạn 26/02/2027');
  expect(text).toBe(`Kính gửi: Sở Y tế

Văn phòng Tỉnh ủy Hồng Hà đã xem kết quả của Sở Y tế và trả lại để bổ sung, hoàn thiện đối với nhiệm vụ sau:
- Nội dung: "Sở Y tế xây dựng Kế hoạch phát triển y tế cơ sở giai đoạn 2026 - 2030, hoàn thành trước ngày 06/02/2027" (điểm b khoản 2 Mục III, Nghị quyết số 12-NQ/TU).
- Thời hạn: "trước ngày 06/02/2027"; ngày cuối cùng trong hạn: thứ Sáu, 05/02/2027.
- Kết quả đã gửi: Báo cáo số 45/BC-SYT, ngày 04/02/2027; gửi ngày 04/02/2027.
- Lý do: "Chưa có số liệu tuyến xã".

Đề nghị Sở Y tế hoàn thiện và gửi lại kết quả tại https://dondoc.example.vn/viec/7, chậm nhất thứ Sáu, 26/02/2027. Trường hợp cần thêm thời gian hoặc có ý kiến khác, đề nghị có văn bản nêu rõ lý do, gửi Văn phòng Tỉnh ủy Hồng Hà.
Việc hoàn thành đúng hạn hay quá hạn vẫn được xét theo lần gửi đầu tiên.

${FOOT}`);
});

test('a refusal is not accepted', () => {
  const { subject, text } = renderNotice(
    sample({
      form: 'returned',
      assignment: assignment({ status: 'returned', redoDue: DUE }),
      reason: 'Nhiệm vụ thuộc chức năng của Sở.',
    }),
  );
  expect(subject).toBe(
    '[12-NQ/TU] Đề nghị tiếp tục thực hiện: Xây dựng Kế hoạch phát triển y tế cơ sở – hạn 05/02/2027',
  );
  expect(text).toBe(`Kính gửi: Sở Y tế

Văn phòng Tỉnh ủy Hồng Hà đã xem ý kiến của Sở Y tế và đề nghị Sở Y tế tiếp tục thực hiện nhiệm vụ sau:
- Nội dung: "Sở Y tế xây dựng Kế hoạch phát triển y tế cơ sở giai đoạn 2026 - 2030, hoàn thành trước ngày 06/02/2027" (điểm b khoản 2 Mục III, Nghị quyết số 12-NQ/TU).
- Thời hạn: "trước ngày 06/02/2027"; ngày cuối cùng trong hạn: thứ Sáu, 05/02/2027.
- Lý do: "Nhiệm vụ thuộc chức năng của Sở".

Đề nghị Sở Y tế thực hiện và gửi kết quả tại https://dondoc.example.vn/viec/7, chậm nhất thứ Sáu, 05/02/2027. Trường hợp cần thêm thời gian hoặc có ý kiến khác, đề nghị có văn bản nêu rõ lý do, gửi Văn phòng Tỉnh ủy Hồng Hà.

${FOOT}`);
});

test('a unit is asked to contribute to a mid-term review', () => {
  const { subject, text } = renderNotice(
    sample({
      form: 'contributionAsked',
      review: REVIEW,
      attachments: ['Đề cương báo cáo', 'Biểu số liệu', 'Danh mục nhiệm vụ của Sở Y tế', '12-NQ-TU.pdf'],
    }),
  );
  expect(subject).toBe('[12-NQ/TU] Đề nghị báo cáo sơ kết – gửi chậm nhất 05/02/2027');
  expect(text).toBe(`Kính gửi: Sở Y tế

Thực hiện Nghị quyết số 12-NQ/TU, ngày 08/6/2026 của Ban Thường vụ Tỉnh ủy, Văn phòng Tỉnh ủy Hồng Hà được giao tham mưu sơ kết "giữa nhiệm kỳ". Để có cơ sở tổng hợp, đề nghị Sở Y tế:
1. Xây dựng báo cáo theo Đề cương và Biểu số liệu gửi kèm; thời kỳ báo cáo từ 08/6/2026 đến 31/12/2026, số liệu chốt đến hết ngày 31/12/2026.
2. Tập trung đánh giá: việc quán triệt, cụ thể hóa; kết quả từng nhiệm vụ, chỉ tiêu được giao; hạn chế, nguyên nhân, trách nhiệm; kinh nghiệm; kiến nghị, đề xuất; tập thể, cá nhân đề nghị biểu dương (nếu có).
3. Đối chiếu Danh mục nhiệm vụ của Sở Y tế gửi kèm (03/05 nhiệm vụ đã hoàn thành); ghi rõ nội dung chưa thống nhất.
4. Gửi báo cáo do người đứng đầu ký và bản điện tử về Văn phòng Tỉnh ủy Hồng Hà chậm nhất thứ Sáu, 05/02/2027.

Gửi kèm: Đề cương báo cáo; Biểu số liệu; Danh mục nhiệm vụ của Sở Y tế; 12-NQ-TU.pdf.

${FOOT}`);
});

test('a unit is asked to contribute to a final review, outline on the page', () => {
  const { subject, text } = renderNotice(
    sample({ form: 'contributionAsked', review: { ...REVIEW, kind: 'tong-ket', timeText: null } }),
  );
  expect(subject).toBe('[12-NQ/TU] Đề nghị báo cáo tổng kết – gửi chậm nhất 05/02/2027');
  expect(text).toBe(`Kính gửi: Sở Y tế

Thực hiện Nghị quyết số 12-NQ/TU, ngày 08/6/2026 của Ban Thường vụ Tỉnh ủy, Văn phòng Tỉnh ủy Hồng Hà được giao tham mưu tổng kết. Để có cơ sở tổng hợp, đề nghị Sở Y tế:
1. Xây dựng báo cáo theo Đề cương và Biểu số liệu tại https://dondoc.example.vn/viec/7; thời kỳ báo cáo từ 08/6/2026 đến 31/12/2026, số liệu chốt đến hết ngày 31/12/2026.
2. Tập trung đánh giá: việc quán triệt, cụ thể hóa; kết quả từng nhiệm vụ, chỉ tiêu được giao; hạn chế, nguyên nhân, trách nhiệm; kinh nghiệm; kiến nghị, đề xuất; đề xuất tiếp tục thực hiện, sửa đổi, thay thế hoặc kết thúc Nghị quyết; tập thể, cá nhân đề nghị biểu dương (nếu có).
3. Đối chiếu Danh mục nhiệm vụ của Sở Y tế tại https://dondoc.example.vn/viec/7 (03/05 nhiệm vụ đã hoàn thành); ghi rõ nội dung chưa thống nhất.
4. Gửi báo cáo do người đứng đầu ký và bản điện tử về Văn phòng Tỉnh ủy Hồng Hà chậm nhất thứ Sáu, 05/02/2027.

${FOOT}`);
});

test('a unit is to prepare a review', () => {
  const { subject, text } = renderNotice(
    sample({ form: 'reviewOpened', review: { ...REVIEW, contributionsBy: dayOf('2027-01-08') } }),
  );
  expect(subject).toBe('[12-NQ/TU] Chuẩn bị sơ kết: Xây dựng Kế hoạch phát triển y tế cơ sở – hạn 05/02/2027');
  expect(text).toBe(`Kính gửi: Sở Y tế

Thực hiện Nghị quyết số 12-NQ/TU, ngày 08/6/2026 của Ban Thường vụ Tỉnh ủy về phát triển y tế cơ sở, Sở Y tế được giao chủ trì, tham mưu sơ kết:
- Nội dung: "Sở Y tế xây dựng Kế hoạch phát triển y tế cơ sở giai đoạn 2026 - 2030, hoàn thành trước ngày 06/02/2027" (điểm b khoản 2 Mục III).
- Thời hạn: "trước ngày 06/02/2027"; ngày cuối cùng trong hạn: thứ Sáu, 05/02/2027 (theo ngày ghi trong văn bản, "trước ngày" nên không tính chính ngày đó).
- Các đơn vị gửi báo cáo chậm nhất ngày 08/01/2027.

Đề nghị Sở Y tế chuẩn bị đề cương, biểu số liệu, tổng hợp báo cáo của các đơn vị. Sau khi tổ chức sơ kết, đề nghị cho biết ngày tổ chức và số, ngày văn bản kết luận tại https://dondoc.example.vn/viec/7. Trường hợp cần điều chỉnh thời gian hoặc không thuộc trách nhiệm của đơn vị, đề nghị phản hồi để Văn phòng Tỉnh ủy Hồng Hà điều chỉnh.

${FOOT}`);
});
