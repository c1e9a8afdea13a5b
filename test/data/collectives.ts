// Names that stand for many organs at once: "cấp ủy các cấp", "UBND các huyện, thành phố", "người đứng đầu cơ quan, đơn vị". Each is a
// noun (what) and an ending (where); the groups are all nouns of a kind times all endings of a reach.
import type { Level } from './vocabulary.ts';

/** Endings by the levels they reach. */
export const ENDINGS: readonly {
  readonly id: string;
  readonly reach: readonly Level[];
  readonly words: readonly string[];
}[] = [
  {
    id: 'all',
    reach: ['province', 'district', 'commune'],
    words: [
      '',
      'các cấp',
      'các cấp trong tỉnh',
      'trong tỉnh',
      'cùng cấp',
      'đồng cấp',
      'liên quan',
      'có liên quan',
      'trên địa bàn',
      'trên địa bàn tỉnh',
      'được phân công',
      'được phân công phụ trách',
      'được giao',
      'được giao nhiệm vụ',
      'được giao tham mưu',
    ],
  },
  {
    id: 'province',
    reach: ['province'],
    words: ['tỉnh', 'cấp tỉnh', 'cấp trên', 'của tỉnh', 'thuộc tỉnh', 'trực thuộc UBND tỉnh'],
  },
  {
    id: 'district',
    reach: ['district'],
    words: [
      'huyện',
      'cấp huyện',
      'cấp huyện và tương đương',
      'các huyện',
      'các huyện, thành phố',
      'huyện, thành phố',
      'các huyện, thị xã, thành phố',
      'huyện, thị xã, thành phố',
    ],
  },
  {
    id: 'commune',
    reach: ['commune'],
    words: [
      'xã',
      'cấp xã',
      'các xã',
      'xã, phường',
      'các xã, phường',
      'xã, phường, thị trấn',
      'các xã, phường, thị trấn',
      'cơ sở',
      'thôn, bản, tổ dân phố',
      'thôn, tổ dân phố',
    ],
  },
  {
    id: 'below',
    reach: ['district', 'commune'],
    words: ['cấp dưới', 'cấp huyện, cấp xã', 'từ cấp huyện, cấp xã', 'trực thuộc', 'các huyện, thành phố và cấp xã'],
  },
];

/** Endings that follow a head ("người đứng đầu cấp ủy các cấp"); with the others nobody writes them. */
export const HEAD_ENDINGS: ReadonlySet<string> = new Set([
  '',
  'các cấp',
  'tỉnh',
  'cấp huyện',
  'cấp xã',
  'cơ sở',
  'liên quan',
]);

/** Nouns by kind of organ (the kinds of LOCAL), and whom they mean in the province's own organs. */
export const NOUNS: readonly {
  readonly id: string;
  readonly kinds: readonly string[];
  /** Unit ids, or keys of the province's groups. */
  readonly province: readonly string[];
  /** How whoever heads it is called. */
  readonly heads: readonly string[];
  readonly words: readonly string[];
}[] = [
  {
    id: 'cap-uy',
    kinds: ['committee'],
    province: ['under'],
    heads: ['người đứng đầu', 'bí thư'],
    words: [
      'cấp ủy',
      'cấp ủy đảng',
      'tổ chức đảng',
      'cấp ủy, tổ chức đảng',
      'ban thường vụ cấp ủy',
      'thường trực cấp ủy',
      'đảng bộ',
      'đảng ủy',
      'chi bộ',
      'chi ủy',
      'bí thư chi bộ',
      // A stock phrase of the Party's rules: a small cell has a secretary and no committee.
      'bí thư chi bộ (nơi không có chi ủy)',
      'đảng viên',
      'mỗi đảng viên',
      'đảng viên trong chi bộ',
      'cán bộ, đảng viên',
      'đảng ủy các xã, phường',
    ],
  },
  {
    id: 'cap-uy-chinh-quyen',
    kinds: ['committee', 'government'],
    province: ['under', 'ubnd-tinh'],
    heads: ['người đứng đầu'],
    words: [
      'cấp ủy, chính quyền',
      'cấp ủy đảng, chính quyền',
      'cấp ủy, tổ chức đảng, chính quyền',
      'cấp ủy, chính quyền, mặt trận tổ quốc và các đoàn thể',
    ],
  },
  {
    id: 'chinh-quyen',
    kinds: ['government'],
    province: ['ubnd-tinh'],
    heads: ['người đứng đầu', 'chủ tịch', 'lãnh đạo'],
    words: ['chính quyền', 'ủy ban nhân dân'],
  },
  {
    id: 'hdnd',
    kinds: ['council'],
    province: ['hdnd-tinh'],
    heads: [],
    words: ['hội đồng nhân dân', 'thường trực HĐND'],
  },
  {
    id: 'mat-tran',
    kinds: ['front'],
    province: ['mat-tran-to-quoc-tinh'],
    heads: [],
    words: ['mặt trận tổ quốc', 'ủy ban mặt trận tổ quốc', 'MTTQ'],
  },
  {
    id: 'doan-the',
    kinds: ['union'],
    province: ['unions'],
    heads: [],
    words: ['đoàn thể', 'tổ chức chính trị - xã hội', 'đoàn thể chính trị - xã hội', 'đoàn thể nhân dân'],
  },
  {
    id: 'cong-an',
    kinds: ['police'],
    province: ['cong-an-tinh'],
    heads: [],
    words: ['công an', 'lực lượng công an'],
  },
  {
    id: 'toa-an',
    kinds: ['court'],
    province: ['toa-an-nhan-dan-tinh'],
    heads: [],
    words: ['tòa án nhân dân', 'tòa án'],
  },
  {
    id: 'vien-kiem-sat',
    kinds: ['prosecution'],
    province: ['vien-kiem-sat-tinh'],
    heads: [],
    words: ['viện kiểm sát nhân dân', 'viện kiểm sát'],
  },
  {
    id: 'tu-phap',
    kinds: ['court', 'prosecution', 'police'],
    province: ['justice'],
    heads: [],
    words: ['cơ quan tư pháp', 'cơ quan tiến hành tố tụng', 'cán bộ tư pháp', 'cơ quan bảo vệ pháp luật'],
  },
  {
    id: 'kiem-tra',
    kinds: ['inspection'],
    province: ['uy-ban-kiem-tra-tinh-uy'],
    heads: [],
    words: ['ủy ban kiểm tra', 'ủy ban kiểm tra cấp ủy'],
  },
  {
    id: 'tuyen-giao',
    kinds: ['propaganda'],
    province: ['ban-tuyen-giao-tinh-uy'],
    heads: [],
    words: ['ban tuyên giáo', 'ban tuyên giáo cấp ủy'],
  },
  {
    id: 'bau-cu',
    kinds: ['government'],
    province: ['ubnd-tinh'],
    heads: [],
    words: ['ban chỉ đạo', 'ban chỉ đạo bầu cử', 'ủy ban bầu cử', 'ban bầu cử'],
  },
  {
    id: 'bao-chi',
    kinds: [],
    province: ['press'],
    heads: [],
    words: [
      'cơ quan báo chí',
      'cơ quan thông tấn, báo chí',
      'cơ quan thông tấn, báo chí, phát thanh và truyền hình',
      'cơ quan thông tin, báo chí',
      'cơ quan thông tin, truyền thông',
      'cơ quan thông tin đại chúng',
      'cơ quan truyền thông',
    ],
  },
  {
    id: 'nganh',
    kinds: [],
    province: ['departments'],
    heads: ['thủ trưởng', 'lãnh đạo'],
    words: [
      'sở',
      'ngành',
      'sở, ngành',
      'sở, ban, ngành',
      'ban, sở, ngành',
      'cơ quan, sở, ban, ngành',
      'sở, cơ quan, ban, ngành',
      'ban, cơ quan, sở, ngành',
      'ban, ngành',
      'cơ quan chuyên môn',
      'ngành y tế',
      'ngành giáo dục',
    ],
  },
  {
    id: 'co-quan',
    kinds: ['government'],
    province: ['departments', 'ubnd-tinh'],
    heads: ['người đứng đầu', 'thủ trưởng', 'lãnh đạo'],
    words: [
      'cơ quan',
      'đơn vị',
      'cơ quan, đơn vị',
      'cơ quan, tổ chức',
      'cơ quan, tổ chức, đơn vị',
      'cơ quan chức năng',
      'địa phương',
      'địa phương, đơn vị',
      'cơ quan, địa phương, đơn vị',
      'sở, ngành, địa phương',
      'lĩnh vực, ngành, địa phương',
      'cấp',
      'cấp, các ngành',
      'cấp, các ngành, các địa phương',
    ],
  },
];

/** Groups of the province's own organs, by key. */
export const GROUPS: Readonly<Record<string, readonly string[]>> = {
  'civil-party': ['các ban cán sự đảng'],
  factions: ['các đảng đoàn'],
  under: ['các đảng ủy trực thuộc Tỉnh ủy', 'đảng bộ trực thuộc Tỉnh ủy'],
  advisers: [
    'các cơ quan tham mưu, giúp việc Tỉnh ủy',
    'các cơ quan tham mưu, giúp việc của Tỉnh ủy',
    'các ban, cơ quan tham mưu, giúp việc Tỉnh ủy',
    'các cơ quan chuyên trách tham mưu, giúp việc Tỉnh ủy',
    'các cơ quan chuyên trách tham mưu, giúp việc của Tỉnh ủy',
    'các ban xây dựng Đảng Tỉnh ủy',
    'các ban Tỉnh ủy',
    'các ban đảng Tỉnh ủy',
  ],
  departments: ['các sở, ban, ngành tỉnh'],
  unions: ['các tổ chức chính trị - xã hội tỉnh'],
  justice: ['các cơ quan nội chính tỉnh', 'các cơ quan nội chính'],
  press: ['các cơ quan báo chí tỉnh'],
};
