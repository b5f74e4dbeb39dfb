import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link } from 'react-router'
import { listCases } from '@/api/assistance'
import type { Alert } from '@/api/risk'
import { useLanguage } from '@/i18n/language'

/** On from an alert: to the household, and to the case that works on it. */
export function AlertLinks({ alert }: { alert: Alert }) {
  const { t } = useLanguage()
  const cases = useQuery({
    queryKey: ['cases', 'household', alert.householdId],
    queryFn: () => listCases({ household: alert.householdId, size: 1 }),
    retry: false,
  })
  const found = cases.data?.items[0]
  return (
    <>
      <Link to={`/households/${alert.householdId}`} data-testid="alert-to-household">
        <Button tabIndex={-1}>{t('alerts.toHousehold')}</Button>
      </Link>
      {found ? (
        <Link to={`/cases/${found.caseId}`} data-testid="alert-to-case">
          <Button type="primary" tabIndex={-1}>
            {t('alerts.toCase')}
          </Button>
        </Link>
      ) : (
        cases.isSuccess && <span className="muted">{t('alerts.noCase')}</span>
      )}
    </>
  )
}
