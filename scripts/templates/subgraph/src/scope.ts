import { noScope, type ScopeOf } from '@binhan/common/permissions';

/** Units of the token are enough here: no permission of this service looks at areas or authorities. */
export const scopeOf: ScopeOf = async () => noScope;
