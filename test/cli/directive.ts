// A small directive and a directory for it. Days are given, so that what is due lies ahead on whatever day the test runs.
import type { Day } from '../../contracts/time.ts';
import { civil } from '../../rules/day.ts';

const paper = (day: Day): string => {
  const { year, month, day: date } = civil(day);
  return `${String(date).padStart(2, '0')}/${month}/${year}`;
};
const longDay = (day: Day): string => {
  const { year, month, day: date } = civil(day);
  return `ngày ${String(date).padStart(2, '0')} tháng ${String(month).padStart(2, '0')} năm ${year}`;
};

/** Two duties, the second without a day: one of a unit with a head, one of a unit that other directories leave out. */
export const directiveText = (issued: Day, due: Day): string => `HUYỆN ỦY ĐỒNG KHÊ
*
Số 27-KH/HU

ĐẢNG CỘNG SẢN VIỆT NAM
Đồng Khê, ${longDay(issued)}

KẾ HOẠCH
về phòng cháy, chữa cháy rừng mùa khô

I- MỤC ĐÍCH, YÊU CẦU
Nâng cao nhận thức của cán bộ, đảng viên và Nhân dân.

II- TỔ CHỨC THỰC HIỆN
1. Đảng ủy Ủy ban nhân dân huyện xây dựng phương án phòng cháy, chữa cháy rừng, hoàn thành chậm nhất ngày ${paper(due)}.
2. Ban Tuyên giáo và Dân vận Huyện ủy hướng dẫn tuyên truyền.
3. Văn phòng Huyện ủy theo dõi, đôn đốc việc thực hiện Kế hoạch.
`;

export interface UnitsOptions {
  /** Who heads the Đảng ủy; null: nobody. */
  readonly head?: { readonly email: string | null } | null;
  /** Whether the directory knows the Ban Tuyên giáo. */
  readonly known?: boolean;
  /** Another name of the office, as `aliases` holds it. */
  readonly alias?: string;
}

export const unitsYaml = ({
  head = { email: 'b@huyen.example' },
  known = true,
  alias = 'Văn phòng HU',
}: UnitsOptions = {}): string => `schema: dondoc/directory/v1
name: Huyện Đồng Khê (thử)
units:
  - id: huyen-uy
    name: Huyện ủy Đồng Khê
    posts: [{ post: head, person: a, name: Nguyễn Thử A, title: Bí thư, email: a@huyen.example }]
  - id: van-phong
    name: Văn phòng Huyện ủy
    aliases: ['${alias}']
    posts: [{ post: head, person: c, name: Nguyễn Thử C, title: Chánh Văn phòng, email: c@huyen.example }]
  - id: dang-uy-ubnd
    name: Đảng ủy Ủy ban nhân dân huyện
${head === null ? '' : `    posts: [{ post: head, person: b, name: Nguyễn Thử B, title: Bí thư${head.email === null ? '' : `, email: ${head.email}`} }]\n`}${
  known
    ? `  - id: ban-tuyen-giao
    name: Ban Tuyên giáo và Dân vận Huyện ủy
    posts: [{ post: head, person: d, name: Nguyễn Thử D, title: Trưởng ban, email: d@huyen.example }]
`
    : ''
}`;
