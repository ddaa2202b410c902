import { useEffect, useState } from 'react'
import { NavLink, useLocation } from 'react-router'
import type { PartyRole } from '../graph/graphql.ts'
import { useBilingual, useTexts } from '../texts/texts.ts'
import { FRAME } from './frame.texts.ts'
import { MENU_GROUPS, maySee } from './page.ts'
import { usePages } from './pages-context.ts'

/** The pages that a role may see, by group; on a phone behind a button. */
export function Menu({ roles }: { readonly roles: readonly PartyRole[] }) {
  const pages = usePages()
  const say = useTexts(FRAME)
  const inLanguage = useBilingual()
  const { pathname } = useLocation()
  const [open, setOpen] = useState(false)
  // Another page closes the menu.
  useEffect(() => setOpen(false), [pathname])
  const mine = pages.filter(page => page.seenBy !== 'anyone' && maySee(page, roles))
  const groups = MENU_GROUPS.flatMap(group => {
    const items = mine.filter(page => page.menu === group)
    return items.length > 0 ? [{ group, items }] : []
  })
  return (
    <nav className="menu" aria-label={say('menu')}>
      <button
        type="button"
        className="menu-button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {say('menu')}
      </button>
      <div className={open ? 'menu-groups open' : 'menu-groups'}>
        {groups.map(({ group, items }) => (
          <section key={group}>
            <h2>{say(group)}</h2>
            <ul>
              {items.map(({ path, title }) => (
                <li key={path}>
                  <NavLink to={path}>{inLanguage(title)}</NavLink>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </nav>
  )
}
