import type { Flaw as FlawName } from '../../../../contracts/kernel/instrument.ts'
import { enumOf } from '../../graph/enum-of.ts'

export const Flaw = enumOf('Flaw', 'What makes an instrument worth less than it says.', {
  overdue: 'It has fallen due and is not paid.',
  red_lettered: 'A red letter took back some of an invoice behind it.',
} satisfies Record<FlawName, string>)
