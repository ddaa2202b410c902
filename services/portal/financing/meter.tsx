import { formatAmount } from '../texts/format.ts'
import { defineTexts, useLanguage, useTexts } from '../texts/texts.ts'
import './financing.css'

const TEXTS = defineTexts({
  zh: {
    label: '额度 {limit}：已用 {used}，预占 {reserved}{more}，可用 {free}',
    more: '，此笔 {more}',
  },
  en: {
    label: 'Limit {limit}: {used} used, {reserved} reserved{more}, {free} free',
    more: ', {more} by this',
  },
})

export interface Taken {
  readonly limit: string
  readonly reserved: string
  readonly used: string
  readonly free: string
  readonly currency: string
}

interface MeterProps {
  readonly taken: Taken
  /** What an act would take beside. */
  readonly more?: string
}

const WIDTH = 1_000n

/** How much of a limit is used, reserved and free, as a bar that also says it. */
export function Meter({ taken, more = '0' }: MeterProps) {
  const say = useTexts(TEXTS)
  const language = useLanguage()
  const { limit, reserved, used, free, currency } = taken
  const inMoney = (minor: string) => formatAmount(minor, currency, language)
  const parts = place(taken, more)
  const label = say('label', {
    ...{ limit: inMoney(limit), used: inMoney(used), reserved: inMoney(reserved) },
    ...{ free: inMoney(free), more: more === '0' ? '' : say('more', { more: inMoney(more) }) },
  })
  return (
    <svg className="meter" viewBox={`0 0 ${WIDTH} 24`} preserveAspectRatio="none" role="img">
      <title>{label}</title>
      <rect className="meter-free" width={String(WIDTH)} height="24" />
      {parts.map(({ name, x, width }) => (
        <rect key={name} className={`meter-${name}`} x={x} width={width} height="24" />
      ))}
    </svg>
  )
}

/** Where each part of the bar lies; what would overrun the limit ends with it. */
function place({ limit, reserved, used }: Taken, more: string) {
  const whole = BigInt(limit)
  let at = 0n
  return [
    { name: 'used', minor: BigInt(used) },
    { name: 'reserved', minor: BigInt(reserved) },
    { name: 'more', minor: BigInt(more) },
  ].map(({ name, minor }) => {
    const from = at
    at = at + minor > whole ? whole : at + minor
    const [x, end] = [(from * WIDTH) / whole, (at * WIDTH) / whole]
    return { name, x: String(x), width: String(end - x) }
  })
}
