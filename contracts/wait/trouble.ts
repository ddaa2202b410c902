import type { Bilingual } from '../kernel/bilingual.ts'

/** Why a wait does not go on as it should, most telling first. */
export const WAIT_TROUBLES = {
  lapse_refused: {
    zh: '到期后的失效处理被账本拒绝',
    en: 'it was due to be given up, and the ledger refused that',
  },
  workflow_gone: {
    zh: '其工作流已不在，到期仍未处理；传递器会重新启动',
    en: 'its workflow was gone and it is overdue; the relay starts another',
  },
  outside_temporal: {
    zh: '尚无工作流承办：传递器未运行或 Temporal 不可用',
    en: 'no workflow carries it out: the relay does not run, or Temporal is away',
  },
  overdue: {
    zh: '已到期，其工作流尚未处理',
    en: 'it is due to be given up, and its workflow has not done it yet',
  },
} as const satisfies Record<string, Bilingual>

export type WaitTrouble = keyof typeof WAIT_TROUBLES
