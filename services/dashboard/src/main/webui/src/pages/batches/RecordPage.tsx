import { Card } from 'antd'
import { useParams } from 'react-router'
import { PageTitle } from '@/components/PageTitle'
import { RecordView } from '@/components/RecordDrawer'
import { useLanguage } from '@/i18n/language'

/** One feed row on a page of its own, for links that come from elsewhere. */
export default function RecordPage() {
  const { id = '' } = useParams()
  const { t } = useLanguage()
  return (
    <>
      <PageTitle title={t('record.title')} />
      <Card>
        <RecordView recordId={id} />
      </Card>
    </>
  )
}
