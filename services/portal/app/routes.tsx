import { type RouteObject, useRouteError } from 'react-router'
import { Broken } from '../ui/broken.tsx'
import { Waiting } from '../ui/waiting.tsx'
import type { Page } from './page.ts'

/** Routes of the pages: those for strangers stand alone, the others inside the frame. */
export function buildRoutes(pages: readonly Page[]): RouteObject[] {
  const [alone, framed] = [
    pages.filter(({ seenBy }) => seenBy === 'anyone'),
    pages.filter(({ seenBy }) => seenBy !== 'anyone'),
  ]
  return [
    {
      errorElement: <BrokenRoute />,
      hydrateFallbackElement: <Waiting />,
      children: [
        ...alone.map(toRoute),
        {
          lazy: async () => await import('./frame.tsx'),
          children: [
            { index: true, lazy: async () => await import('./first-page.tsx') },
            ...framed.map(toRoute),
            { path: '*', lazy: async () => await import('./no-page.tsx') },
          ],
        },
      ],
    },
  ]
}

function toRoute({ path, load }: Page): RouteObject {
  return { path, lazy: load, errorElement: <BrokenRoute /> }
}

/** A page that could not be loaded, or that failed while it was shown. */
function BrokenRoute() {
  return <Broken error={useRouteError()} />
}
