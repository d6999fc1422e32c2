import type { DependencyType } from '../src/model/types';

export interface PlanRow {
  key: string;
  title: string;
  in?: string;
  start?: string;
  end?: string;
  progress?: number;
  milestone?: boolean;
  who?: string[];
  after?: [key: string, type?: DependencyType, days?: number][];
}

/** The plan of the design's picture, with a link that is not kept and a task without dates. */
export const ferries: PlanRow[] = [
  { key: 'FER-201', title: 'Gates without network' },
  {
    key: 'FER-215',
    title: 'Ticket list as a signed file',
    in: 'FER-201',
    start: '2026-11-09',
    end: '2026-11-13',
    progress: 100,
    who: ['Chidi'],
  },
  {
    key: 'FER-219',
    title: 'Import the timetable from the harbour office',
    in: 'FER-201',
    start: '2026-11-12',
    end: '2026-11-25',
    progress: 65,
    who: ['Ben'],
  },
  {
    key: 'FER-214',
    title: 'Gate scanner works offline for 500 tickets',
    in: 'FER-201',
    start: '2026-11-16',
    end: '2026-11-26',
    progress: 60,
    who: ['Chidi', 'Ada'],
  },
  {
    key: 'FER-240',
    title: 'Print tickets at the kiosk without network',
    in: 'FER-201',
    start: '2026-11-26',
    end: '2026-12-03',
    after: [['FER-219']],
  },
  { key: 'FER-202', title: 'Payment' },
  {
    key: 'FER-222',
    title: 'Card payment: the bank’s check opens twice',
    in: 'FER-202',
    start: '2026-11-19',
    end: '2026-11-20',
    progress: 90,
    who: ['Ada'],
  },
  {
    key: 'FER-227',
    title: 'Refund in full within 15 minutes',
    in: 'FER-202',
    start: '2026-11-25',
    end: '2026-12-01',
    progress: 25,
    who: ['Ada'],
    after: [['FER-222', 'FS', 2]],
  },
  {
    key: 'FER-246',
    title: 'Payment test with the bank',
    in: 'FER-202',
    start: '2026-12-01',
    end: '2026-12-04',
    who: ['Dana'],
    after: [['FER-227'], ['FER-214', 'SS', 3]],
  },
  { key: 'FER-203', title: 'Booking' },
  {
    key: 'FER-208',
    title: 'Seat map keeps the selection',
    in: 'FER-203',
    start: '2026-11-13',
    end: '2026-11-27',
    progress: 90,
    who: ['Fumiko'],
  },
  {
    key: 'FER-229',
    title: 'Price table by vehicle length',
    in: 'FER-203',
    start: '2026-11-23',
    end: '2026-12-02',
    progress: 35,
    who: ['Emre'],
  },
  {
    key: 'FER-231',
    title: 'Hold wheelchair places until 24 h before',
    in: 'FER-203',
    start: '2026-11-26',
    end: '2026-12-04',
    who: ['Dana'],
  },
  {
    key: 'FER-236',
    title: 'German texts for the checkout',
    in: 'FER-203',
    start: '2026-11-30',
    end: '2026-12-08',
    who: ['Grace'],
    after: [['FER-229', 'FF', 1]],
  },
  { key: 'FER-237', title: 'Season passes: pause and resume', in: 'FER-203', who: ['Emre'] },
  { key: 'FER-204', title: 'Going live' },
  {
    key: 'FER-250',
    title: 'Sea trial with one ferry',
    in: 'FER-204',
    start: '2026-12-04',
    end: '2026-12-04',
    milestone: true,
    who: ['Dana'],
    after: [['FER-240']],
  },
  {
    key: 'FER-251',
    title: 'Rehearsal with the crews',
    in: 'FER-204',
    start: '2026-12-07',
    end: '2026-12-11',
    who: ['Dana'],
    after: [['FER-250']],
  },
  {
    key: 'FER-252',
    title: 'Winter timetable live',
    in: 'FER-204',
    start: '2026-12-14',
    end: '2026-12-14',
    milestone: true,
    who: ['Ada'],
    after: [['FER-251']],
  },
];

export function manyTasks(count: number): PlanRow[] {
  const day = (n: number) => new Date(Date.UTC(2026, 8, 1 + n)).toISOString().slice(0, 10);
  return Array.from({ length: count }, (_, i): PlanRow => {
    const group = i % 20 === 0;
    const start = Math.floor(i / 4) + ((i * 7) % 11);
    return {
      key: `FER-${String(i + 1)}`,
      title: group ? `Phase ${String(i / 20 + 1)}` : `Task ${String(i + 1)} of the long plan`,
      ...(group
        ? {}
        : { in: `FER-${String(i - (i % 20) + 1)}`, start: day(start), end: day(start + 3 + (i % 9)) }),
      progress: (i * 13) % 100,
      who: i % 3 ? ['Ada'] : ['Ben', 'Dana'],
      ...(i % 20 > 1 ? { after: [[`FER-${String(i)}`]] } : {}),
    };
  });
}
