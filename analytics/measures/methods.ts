import type { Form } from '../contract/released.ts';
import { wilsonMethod } from '../statistics/proportion.ts';
import type { CountedMeasure } from './measure.ts';

const at95 = '95% confidence';

/** How a value and its interval are worked out, with the source of the formula. */
export function methodOf({ statistic }: CountedMeasure, form: Form): string {
  if (form === 'indirect') {
    return `Indirectly standardised by age on everybody together; exact Poisson limits below 10 and Byar's from 10, ${at95} (Breslow and Day 1987)${statistic === 'rate' ? ', widened for repeat events' : ''}`;
  }
  if (form === 'standardised') {
    const limits = `${at95}, not given for fewer than 10 events`;
    switch (statistic) {
      case 'proportion':
        return `Directly standardised by age; Dobson's limits with Byar's (Dobson et al. 1991), ${limits}`;
      case 'rate':
        return `Directly standardised by age; Dobson's limits with Byar's, adjusted for repeat events of one person (Dobson et al. 1991), ${limits}`;
      case 'mean':
        return `Mean weighted to the standard population by age; normal limits from the variance within ages, ${at95}`;
    }
  }
  switch (statistic) {
    case 'proportion':
      return wilsonMethod;
    case 'rate':
      return `Exact Poisson limits below 10 events and Byar's from 10, widened for repeat events of one person, ${at95} (Breslow and Day 1987; Dobson et al. 1991)`;
    case 'mean':
      return `Mean with limits of Student's t, ${at95}`;
  }
}
