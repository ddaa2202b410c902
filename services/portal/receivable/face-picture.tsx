import { formatGoods, type GoodsUnit } from '../goods/quantity.ts'
import { formatAmount } from '../texts/format.ts'
import { defineTexts, useLanguage, useTexts } from '../texts/texts.ts'
import type { TitlePart } from './title.documents.ts'
import './face-picture.css'

const TEXTS = defineTexts({
  zh: {
    picture: '面额分布图：{parts}',
    part: '{holder} {amount}',
    free: '可用',
    bound: '有负担',
    stopped: '冻结',
    gone: '已兑付注销',
    taken: '已提货注销',
    others: '他方持有（不可见）',
  },
  en: {
    picture: 'The face and its parts: {parts}',
    part: '{holder} {amount}',
    free: 'free',
    bound: 'bound',
    stopped: 'on hold',
    gone: 'paid and retired',
    taken: 'delivered and retired',
    others: 'of others, not shown',
  },
})

const WIDTH = 1000
const HEIGHT = 56
const MARGIN = 8
const LOOKS = ['free', 'bound', 'stopped', 'gone', 'others'] as const

interface FacePictureProps {
  readonly size: string
  /** Null where its units are goods. */
  readonly currency: string | null
  readonly goods?: GoodsUnit
  /** Those that the reader may see, in the order of their units. */
  readonly titles: readonly TitlePart[]
  /** The title that the page is about. */
  readonly marked?: string
}

/** A face as an interval, tiled by its titles. Patterns say what colours do. */
export function FacePicture(props: FacePictureProps) {
  const { size, currency, goods = 'PIECES', titles, marked } = props
  const say = useTexts(TEXTS)
  const language = useLanguage()
  const parts = titles.map(({ holder, size }) =>
    say('part', {
      holder: holder?.name ?? say(currency === null ? 'taken' : 'gone'),
      amount:
        currency === null
          ? formatGoods(size, goods, language)
          : formatAmount(size, currency, language),
    }),
  )
  const place = (unit: string) => Number((BigInt(unit) * BigInt(WIDTH)) / BigInt(size))
  return (
    <figure className="face">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={say('picture', { parts: parts.join('; ') })}
      >
        <Patterns />
        <rect className="face-others" x="0" y={MARGIN} width={WIDTH} height={HEIGHT - 2 * MARGIN} />
        {titles.map(title => (
          <Part key={title.id} title={title} place={place} marked={title.id === marked} />
        ))}
      </svg>
      <Legend size={size} titles={titles} gone={currency === null ? 'taken' : 'gone'} />
    </figure>
  )
}

interface PartProps {
  readonly title: TitlePart
  readonly place: (unit: string) => number
  readonly marked: boolean
}

function Part({ title, place, marked }: PartProps) {
  const [from, to] = [place(title.lo), place(title.hi)]
  const margin = marked ? 2 : MARGIN
  return (
    <rect
      className={`face-${findLook(title)}${marked ? ' face-marked' : ''}`}
      x={from}
      y={margin}
      width={Math.max(to - from, 2)}
      height={HEIGHT - 2 * margin}
    />
  )
}

interface LegendProps extends Pick<FacePictureProps, 'size' | 'titles'> {
  readonly gone: 'gone' | 'taken'
}

function Legend({ size, titles, gone }: LegendProps) {
  const say = useTexts(TEXTS)
  const covered = titles.reduce((sum, title) => sum + BigInt(title.size), 0n) === BigInt(size)
  const shown = LOOKS.filter(look =>
    look === 'others' ? !covered : titles.some(title => findLook(title) === look),
  )
  return (
    <figcaption className="face-legend">
      {shown.map(look => (
        <span key={look}>
          <svg viewBox="0 0 20 12" width="20" height="12" aria-hidden="true">
            <rect className={`face-${look}`} width="20" height="12" />
          </svg>
          {say(look === 'gone' ? gone : look)}
        </span>
      ))}
    </figcaption>
  )
}

function findLook({ holder, claimed, holdKinds }: TitlePart): (typeof LOOKS)[number] {
  if (holder === null) return 'gone'
  if (holdKinds.length > 0) return 'stopped'
  return claimed ? 'bound' : 'free'
}

/** Lines one way for what is bound, crossed ones for what is stopped. */
function Patterns() {
  return (
    <defs>
      <pattern id="face-lines" width="8" height="8" patternUnits="userSpaceOnUse">
        <rect className="face-ground-bound" width="8" height="8" />
        <path className="face-line" d="M0 8 8 0" />
      </pattern>
      <pattern id="face-cross" width="8" height="8" patternUnits="userSpaceOnUse">
        <rect className="face-ground-stopped" width="8" height="8" />
        <path className="face-line" d="M0 8 8 0M0 0 8 8" />
      </pattern>
    </defs>
  )
}
