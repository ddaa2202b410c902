import { defineTexts, useTexts } from '../texts/texts.ts'
import { Instant } from '../ui/value.tsx'
import { type LedgerTime, useRunning } from './ledger-time.ts'
import { countLeft } from './left.ts'
import './financing.css'

const TEXTS = defineTexts({
  zh: {
    over: '已过',
    days: '还剩 {days} 天 {hours} 小时',
    hours: '还剩 {hours} 小时 {minutes} 分',
    minutes: '还剩 {minutes} 分 {seconds} 秒',
  },
  en: {
    over: 'over',
    days: '{days} d {hours} h left',
    hours: '{hours} h {minutes} min left',
    minutes: '{minutes} min {seconds} s left',
  },
})

interface RunningOutProps {
  readonly at: string
  readonly time: LedgerTime
}

/** A moment in the ledger's time, with how long it is until then. */
export function RunningOut({ at, time }: RunningOutProps) {
  const say = useTexts(TEXTS)
  const { key, ...left } = countLeft(at, useRunning(time))
  const soon = key === 'minutes' || key === 'over'
  return (
    <>
      <Instant at={at} />{' '}
      <span className={soon ? 'running-out urgent' : 'running-out'}>{say(key, left)}</span>
    </>
  )
}
