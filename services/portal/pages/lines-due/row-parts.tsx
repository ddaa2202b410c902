import type { ReactNode } from 'react'
import { PartyName } from '../../receivable/party-name.tsx'
import { useBilingual, useTexts } from '../../texts/texts.ts'
import { Amount } from '../../ui/value.tsx'
import type { DueRow } from './documents.ts'
import { BLOCK_WORDS, TEXTS } from './texts.ts'

/** Whom a span is paid to, and where: its pledgee first, its holder the rest. */
export function PaidTo({ row }: { readonly row: DueRow }) {
  const { amount, toPledgee, pledgee, currency, holderAccount, pledgeeAccount } = row
  const rest = BigInt(amount) - BigInt(toPledgee)
  return (
    <>
      {pledgee && toPledgee !== '0' && (
        <Line account={pledgeeAccount}>
          <PartyName party={pledgee} /> <Amount minor={toPledgee} currency={currency} />
        </Line>
      )}
      {rest > 0n && (
        <Line account={holderAccount}>
          {pledgee && <Amount minor={String(rest)} currency={currency} />}
        </Line>
      )}
    </>
  )
}

interface LineProps {
  readonly account: DueRow['holderAccount']
  readonly children: ReactNode
}

function Line({ account, children }: LineProps) {
  const say = useTexts(TEXTS)
  return (
    <span className="badges">
      {children}
      {account ? (
        <span>
          {account.number} · {account.bank}
        </span>
      ) : (
        <span className="badge badge-stop wrap">{say('noAccount')}</span>
      )}
    </span>
  )
}

/** What keeps a span from being paid; nothing: it can be. */
export function Blocked({ row: { blockedBy } }: { readonly row: DueRow }) {
  const say = useTexts(TEXTS)
  const inLanguage = useBilingual()
  if (blockedBy === null) return <span className="badge badge-free">{say('payable')}</span>
  return <span className="badge badge-wait wrap">{inLanguage(BLOCK_WORDS[blockedBy])}</span>
}
