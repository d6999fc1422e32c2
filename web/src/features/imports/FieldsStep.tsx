import Button from '@mui/material/Button';
import { FieldsTable } from './FieldsTable';
import styles from './Import.module.css';
import type { ImportReport } from './importTypes';
import { byOutcome, count, formatNames } from './importWords';

interface FieldsStepProps {
  plan: ImportReport;
  onBack: () => void;
  onNext: () => void;
}

export function FieldsStep({ plan, onBack, onNext }: FieldsStepProps) {
  const groups = byOutcome(plan.fields);
  return (
    <>
      <h2>
        <bdi>{plan.projectName}</bdi>
      </h2>
      <p className={styles.lead}>
        {formatNames[plan.format]} with {count(plan.fields.length, 'kind', 'kinds')} of field:{' '}
        {groups.carried.length} taken as they are, {groups.transformed.length} changed,{' '}
        {groups.notCarried.length} left out.
      </p>
      <FieldsTable fields={plan.fields} />
      <div className={styles.actions}>
        <Button onClick={onBack}>Another file</Button>
        <Button variant="contained" onClick={onNext}>
          Go on to the check
        </Button>
      </div>
    </>
  );
}
