/** The process that puts a run's files in their places, in the folder that its argument names. */
import { releaseLock, takeLock } from './lock.ts';
import { finish, isMoving } from './staging.ts';

const out = process.argv[2]!;
takeLock(out);
if (isMoving(out)) finish(out);
releaseLock(out);
