import { OFFER_TRANSFER } from '../../acts/documents.ts'
import type { Checked, useCheck } from '../../acts/use-act.ts'
import { type ChosenSpan, chooseSpans, type FreeTitle } from './choose-spans.ts'
import type { Payable } from './documents.ts'

/** Whom and what to pay, and what there is to pay with. */
export interface Wish {
  readonly to: string
  readonly picked: readonly Payable[]
  /** Of one title alone, or all that are free. */
  readonly free: readonly FreeTitle[]
}

/** Titles so near to their due date that they can no longer be passed on are left out. */
const TOO_LATE = 'offer_must_be_made_before_settlement_begins'

/** Draws up a transfer and has the ledger judge it; null: what is free is not enough. */
export async function askFor(
  { to, picked, free }: Wish,
  check: ReturnType<typeof useCheck>,
): Promise<Checked | null> {
  const trade = picked.map(({ id, unused }) => ({ invoice: id, amount: unused }))
  let usable = free
  for (;;) {
    const spans = chooseSpans(usable, addUp(picked), picked[0]!.currency)
    if (spans === null) return null
    const checked = await check(OFFER_TRANSFER, { to, spans: [...spans], trade })
    const late = findLate(checked, spans)
    if (late === null) return checked
    usable = usable.filter(({ instrument }) => instrument !== late)
  }
}

function findLate(checked: Checked, spans: readonly ChosenSpan[]): string | null {
  if (!('why' in checked) || checked.why.refusal !== TOO_LATE) return null
  const [, place] = /spans\.(\d+)/.exec(checked.why.path) ?? []
  return spans[Number(place)]?.instrument ?? null
}

export function addUp(picked: readonly Payable[]): bigint {
  return picked.reduce((sum, { unused }) => sum + BigInt(unused), 0n)
}
