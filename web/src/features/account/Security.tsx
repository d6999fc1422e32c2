import { useAppSelector } from '../../live/hooks';
import { selectMe } from '../../model/selectors';
import { EmailSetting } from './EmailSetting';
import { Factors } from './Factors';
import { PasswordSetting } from './PasswordSetting';

/** How one gets in: the address, the password, and what stands beside them. */
export function Security() {
  const me = useAppSelector(selectMe);
  if (!me) return null;
  return (
    <>
      <EmailSetting me={me} />
      <PasswordSetting />
      <Factors />
    </>
  );
}
