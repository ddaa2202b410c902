import { useState } from 'react'
import { createBrowserRouter, RouterProvider } from 'react-router'
import { usePages } from './pages-context.ts'
import { buildRoutes } from './routes.tsx'

/** All pages behind their paths. */
export function Inside() {
  const pages = usePages()
  const [router] = useState(() => createBrowserRouter(buildRoutes(pages)))
  return <RouterProvider router={router} />
}
