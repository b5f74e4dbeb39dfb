import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Card, Popconfirm, Tag } from 'antd'
import { address } from '@/api/http'
import { hasRole } from '@/api/me'
import { applyRegistration, listRegistrationErrors, readRegistration, type Registration } from '@/api/registrations'
import { ProblemNote } from '@/components/ProblemNote'
import { formatCount } from '@/format/money'
import { registrationStateLabels } from '@/i18n/labels.feeds'
import { useLanguage } from '@/i18n/language'
import type { TextKey } from '@/i18n/texts'
import { useLabel } from '@/i18n/useLabel'
import { useCurrentMe } from '@/layout/currentMe'

const WORKING = ['RECEIVED', 'READING', 'APPLYING']
const POLL_MILLIS = 1_500
const FIGURES: [keyof Registration, TextKey][] = [
  ['rows', 'feeds.rows'],
  ['households', 'registration.households'],
  ['created', 'registration.created'],
  ['changed', 'registration.changed'],
  ['unchanged', 'registration.unchanged'],
  ['quarantined', 'feeds.quarantined'],
]

/** What a household sheet would change or has changed. */
export function RegistrationResult({ id }: { id: string }) {
  const { t, pick } = useLanguage()
  const label = useLabel()
  const me = useCurrentMe()
  const queries = useQueryClient()
  const query = useQuery({
    queryKey: ['registration', id],
    queryFn: () => readRegistration(id),
    refetchInterval: ({ state }) => (state.data && !WORKING.includes(state.data.state) ? false : POLL_MILLIS),
  })
  const registration = query.data
  const errors = useQuery({
    queryKey: ['registration', id, 'errors', registration?.state],
    queryFn: () => listRegistrationErrors(id),
    enabled: (registration?.quarantined ?? 0) > 0,
  })
  const apply = useMutation({
    mutationFn: () => applyRegistration(id),
    onSettled: () => queries.invalidateQueries({ queryKey: ['registration', id] }),
  })
  if (query.error) return <ProblemNote error={query.error} />
  if (!registration) return null
  return (
    <Card
      className="below"
      title={registration.fileName}
      extra={
        <Tag color={WORKING.includes(registration.state) ? 'processing' : 'default'} data-testid="registration-state" data-state={registration.state}>
          {label(registrationStateLabels, registration.state)}
        </Tag>
      }
    >
      <div className="row-card-foot big">
        {FIGURES.map(([name, title]) => (
          <span key={name}>
            {t(title)} <b data-testid={`registration-${name}`}>{formatCount(registration[name] as number)}</b>
          </span>
        ))}
      </div>
      {registration.refusal && (
        <Alert
          type="error"
          showIcon
          title={pick(registration.refusal.reasonZh, registration.refusal.reasonEn)}
          className="spaced"
          data-testid="registration-refusal"
        />
      )}
      {apply.error && <ProblemNote error={apply.error} />}
      <div className="buttons">
        {registration.state === 'DRY_RUN_DONE' && hasRole(me, 'village-worker', 'township-reviewer', 'administrator') && (
          <Popconfirm title={t('registration.apply')} onConfirm={() => apply.mutate()}>
            <Button type="primary" loading={apply.isPending} data-testid="registration-apply">
              {t('registration.apply')}
            </Button>
          </Popconfirm>
        )}
        {registration.quarantined > 0 && (
          <Button href={address(`/registry/registrations/${id}/errors.csv`)} download data-testid="registration-errors">
            {t('registration.errors')}
          </Button>
        )}
      </div>
      <ul className="plain-list">
        {errors.data?.items.map((error) => (
          <li key={`${error.rowNo}${error.field}${error.code}`} data-testid="registration-error">
            <span>
              {t('alerts.evidenceRow', { row: error.rowNo })} {error.header ?? error.field}
            </span>
            <span className="warn">{pick(error.reasonZh, error.reasonEn)}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
