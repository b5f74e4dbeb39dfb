import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useNavigate } from 'react-router'
import { askBackTest } from '@/api/backTests'
import type { PolicyChange } from '@/api/policy'
import { ProblemNote } from '@/components/ProblemNote'
import { useLanguage } from '@/i18n/language'
import { useCurrentMe } from '@/layout/currentMe'

/** What a proposed change would do to the households of one's own division, before one agrees. */
export function PreviewButton({ change }: { change: PolicyChange }) {
  const { t } = useLanguage()
  const me = useCurrentMe()
  const navigate = useNavigate()
  const preview = useMutation({
    mutationFn: () =>
      askBackTest({
        title: t('backTest.previewOf', { name: change.title }),
        divisionCode: me.division.code,
        basis: 'PRESENT',
        policyChangeId: change.id,
      }),
    onSuccess: (test) => navigate(`/policy/back-tests/${test.id}`),
  })
  return (
    <>
      {preview.error && <ProblemNote error={preview.error} />}
      <Button size="small" loading={preview.isPending} onClick={() => preview.mutate()} data-testid="policy-change-preview">
        {t('backTest.preview')}
      </Button>
    </>
  )
}
