import { Link } from 'react-router'
import { Goods } from '../../goods/goods.tsx'
import { formatGoods } from '../../goods/quantity.ts'
import { PLACE_KIND_WORDS } from '../../goods/words.ts'
import { useBilingual, useLanguage, useTexts } from '../../texts/texts.ts'
import type { Place } from './documents.ts'
import { describeFill } from './fill.ts'
import { TEXTS } from './texts.ts'

/** One place: what it is called, how full it is, and what lies there. */
export function PlaceCard({ place }: { readonly place: Place }) {
  const say = useTexts(TEXTS)
  const language = useLanguage()
  const inLanguage = useBilingual()
  const { code, kind, unit, capacity, lots } = place
  const { stored, state, share } = describeFill(place)
  const label = say('fill', {
    ...{ stored: formatGoods(stored, unit, language) },
    capacity: formatGoods(capacity, unit, language),
  })
  return (
    <li className={`place place-${state}`}>
      <div className="row">
        <strong>{code}</strong>
        <span className="aside">{inLanguage(PLACE_KIND_WORDS[kind])}</span>
      </div>
      <svg viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label={label}>
        <rect className="place-room" width="100" height="10" />
        <rect className="place-full" width={share} height="10" />
      </svg>
      <span className={state === 'short' ? 'badge badge-stop' : 'badge'}>{say(state)}</span>
      <span className="aside">{label}</span>
      {lots.map(({ id, commodity, accepted, delivered }) => (
        <Link key={id} to={`/lots/${id}`}>
          {commodity?.name} ·{' '}
          <Goods units={String(BigInt(accepted ?? '0') - BigInt(delivered))} unit={unit} />
        </Link>
      ))}
    </li>
  )
}
