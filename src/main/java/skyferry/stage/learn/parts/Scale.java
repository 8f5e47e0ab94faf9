package skyferry.stage.learn.parts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The numbers that can be chosen without typing: whole percents, or two digits of any size, so that all lie equally near to what
 * may be meant.
 *
 * @param values from small to large
 */
record Scale(List<BigDecimal> values) {
    private static final int HUNDRED = 100;

    Scale {
        values = List.copyOf(values);
    }

    /** The scale for a unit; hundredths to ten thousands for a bare number. */
    static Scale of(String unit) {
        if (unit.equals("%")) {
            List<BigDecimal> percents = new ArrayList<>();
            for (int i = 0; i <= HUNDRED; i++) {
                percents.add(BigDecimal.valueOf(i));
            }
            return new Scale(percents);
        }
        return twoDigits(unit.isEmpty() ? -2 : 0, 3);
    }

    private static Scale twoDigits(int smallest, int largest) {
        List<BigDecimal> values = new ArrayList<>();
        values.add(BigDecimal.ZERO);
        for (int power = smallest; power <= largest; power++) {
            for (int digits = 10; digits < HUNDRED; digits++) {
                BigDecimal value = BigDecimal.valueOf(digits).scaleByPowerOfTen(power - 1);
                values.add(value.stripTrailingZeros());
            }
        }
        values.add(BigDecimal.TEN.pow(largest + 1));
        return new Scale(values);
    }

    /** As it is written. */
    String text(int place) {
        return values.get(place).toPlainString();
    }

    /** The place of the number nearest to another. */
    int nearest(BigDecimal number) {
        int best = 0;
        for (int i = 1; i < values.size(); i++) {
            if (away(i, number).compareTo(away(best, number)) < 0) {
                best = i;
            }
        }
        return best;
    }

    private BigDecimal away(int place, BigDecimal number) {
        return values.get(place).subtract(number).abs();
    }

    /** Where a slider stands before anything was chosen: in the middle, which is nobody's answer. */
    int middle() {
        return values.size() / 2;
    }

    int last() {
        return values.size() - 1;
    }
}
