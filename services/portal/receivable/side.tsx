import { Link, useSearchParams } from 'react-router'
import type { Bilingual } from '../../../contracts/kernel/bilingual.ts'
import { useBilingual } from '../texts/texts.ts'
import './receivable.css'

/** The sides from which a list may be read, each with its words; the first is the usual one. */
export type Sides<Side extends string> = readonly (Bilingual & { readonly value: Side })[]

/** The side that the link says. */
export function useSide<Side extends string>(sides: Sides<Side>): Side {
  const [search] = useSearchParams()
  const said = search.get('as')
  return (sides.find(({ value }) => value === said) ?? sides[0]!).value
}

/** Turns from one side to the other; the filters of the one are none of the other's. */
export function SideTabs<Side extends string>({
  sides,
  label,
}: {
  readonly sides: Sides<Side>
  readonly label: string
}) {
  const inLanguage = useBilingual()
  const side = useSide(sides)
  return (
    <nav className="tabs" aria-label={label}>
      {sides.map(({ value, ...words }) => (
        <Link key={value} to={`?as=${value}`} aria-current={value === side ? 'page' : undefined}>
          {inLanguage(words)}
        </Link>
      ))}
    </nav>
  )
}
