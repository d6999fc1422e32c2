import Button from '@mui/material/Button';
import type { ReadProblem } from '../../api/readApi';
import { showToast } from '../../ui/toast';
import { useResendConfirmationMutation } from './accountApi';

/** Another letter with a link that confirms the address. */
export function ResendButton() {
  const [resend, { isLoading }] = useResendConfirmationMutation();
  const send = async () => {
    const { error } = await resend(undefined);
    showToast(
      error ? { text: (error as ReadProblem).message, tone: 'error' } : { text: 'The letter is on its way' },
    );
  };
  return (
    <Button variant="outlined" aria-disabled={isLoading} onClick={() => void send()}>
      {isLoading ? 'Sending' : 'Send the letter again'}
    </Button>
  );
}
