import { lazy } from 'react'
import { Navigate, createBrowserRouter } from 'react-router'
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
      { path: 'alerts', element: page(() => import('./pages/alerts/AlertsPage')) },
      { path: 'alerts/:id', element: page(() => import('./pages/alerts/AlertPage')) },
      { path: 'households', element: page(() => import('./pages/households/HouseholdsPage')) },
      { path: 'households/:id', element: page(() => import('./pages/households/HouseholdPage')) },
      { path: 'cases', element: page(() => import('./pages/cases/CasesPage')) },
      { path: 'cases/:id', element: page(() => import('./pages/cases/CasePage')) },
      { path: 'village-tasks', element: page(() => import('./pages/villageTasks/VillageTasksPage')) },
      { path: 'village-tasks/:id', element: page(() => import('./pages/villageTasks/VillageTaskPage')) },
      { path: 'funds', element: page(() => import('./pages/funds/FundsPage')) },
      { path: 'funds/payments/:id', element: page(() => import('./pages/funds/PaymentPage')) },
      { path: 'funds/refusals', element: <Navigate to="/funds?tab=refusals" replace /> },
      { path: 'records/:id', element: page(() => import('./pages/batches/RecordPage')) },
      { path: 'reviews', element: page(() => import('./pages/reviews/ReviewsPage')) },
      { path: 'reviews/:id', element: page(() => import('./pages/reviews/ReviewPage')) },
      { path: 'batches', element: page(() => import('./pages/batches/BatchesPage')) },
      { path: 'batches/:id', element: page(() => import('./pages/batches/BatchPage')) },
      { path: 'policy', element: page(() => import('./pages/policy/PolicyPage')) },
      { path: 'policy/back-tests/:id', element: page(() => import('./pages/policy/backTests/BackTestPage')) },
      { path: 'me', element: page(() => import('./pages/me/MePage')) },
      { path: '*', element: <NotFound /> },
    ],
  },
])
