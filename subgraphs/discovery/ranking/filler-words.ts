// Words of a question that say nothing of what is asked for. Data alone.

export const FILLER_WORDS: ReadonlySet<string> = new Set(
  'a about after all also always am an another and any are around as at be because been before being both but by can cannot come could day did do does doing done for from get gets getting give gives go goes going got had has have having he help helps her here his how i if in into is it its just know knows let like look looking looks made make makes making many me more most much must my need needs new no nothing not of off on one only or other others our out over people please really s say says see she should show so some someone something stuff t take tell telling teach teaching than that the their them then there these they thing things this those to too up us use used using very want was way we were what when whats where which who why will with without work works would you your'.split(
    ' ',
  ),
);
