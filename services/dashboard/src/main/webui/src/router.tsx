import { lazy } from 'react'
import { createBrowserRouter } from 'react-router'
import { Gate } from './layout/Gate'
import { Crashed, NotFound } from './layout/Fallbacks'

const page = (load: () => Promise<{ default: () => React.ReactNode }>) => {
  const Page = lazy(load)
  return <Page />
}

/** Each page is a chunk of its own, loaded when first visited. */
export const router = createBrowserRouter([
  {
    path: '/',
    element: <Gate />,
    errorElement: <Crashed />,
    children: [
      { index: true, element: page(() => import('./pages/overview/OverviewPage')) },
      { path: 'me', element: page(() => import('./pages/me/MePage')) },
      { path: '*', element: <NotFound /> },
    ],
  },
])
