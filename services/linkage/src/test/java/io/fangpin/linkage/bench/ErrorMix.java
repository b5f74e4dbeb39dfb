package io.fangpin.linkage.bench;

/**
 * What is wrong with synthetic feed records: shares of all records, independent between fields. Stated here and in the
 * README; {@link #stated} is what figures are promised for.
 *
 * @param strangers records of persons not in the register: half from elsewhere, others families' members or namesakes
 * @param twins records about twins: one half registered like their twin, the other half not registered at all
 */
record ErrorMix(
        double strangers,
        double twins,
        double idMissing,
        double idOneDigit,
        double idTransposed,
        double idTwoDigits,
        double idDigitMissing,
        double idOfRelative,
        double idFirstGeneration,
        double nameHomophone,
        double nameVariant,
        double nameOtherCharacter,
        double nameCharacterMissing,
        double nameSpelling,
        double birthMissing,
        double birthOneDigit,
        double birthSwapped,
        double birthLunar,
        double phoneMissing,
        double phoneOld,
        double phoneOfRelative,
        double phoneOneDigit,
        double divisionMissing,
        double divisionOldVillage,
        double divisionOldTown,
        double divisionCountyOnly,
        double sexMissing,
        double sexWrong,
        double householdMissing,
        double relationMissing) {

    static ErrorMix stated() {
        return new ErrorMix(
                0.10, 0.01, //
                0.05, 0.020, 0.008, 0.005, 0.004, 0.005, 0.008, //
                0.020, 0.015, 0.012, 0.006, 0.007, //
                0.15, 0.010, 0.005, 0.010, //
                0.40, 0.12, 0.05, 0.01, //
                0.20, 0.04, 0.03, 0.03, //
                0.10, 0.005, 0.90, 0.80);
    }

    /** The same with ID numbers three times as often wrong; missing ones stay as they are. */
    ErrorMix withThreeTimesTheIdErrors() {
        return new ErrorMix(
                strangers,
                twins, //
                idMissing,
                3 * idOneDigit,
                3 * idTransposed,
                3 * idTwoDigits,
                3 * idDigitMissing,
                3 * idOfRelative,
                3 * idFirstGeneration, //
                nameHomophone,
                nameVariant,
                nameOtherCharacter,
                nameCharacterMissing,
                nameSpelling, //
                birthMissing,
                birthOneDigit,
                birthSwapped,
                birthLunar, //
                phoneMissing,
                phoneOld,
                phoneOfRelative,
                phoneOneDigit, //
                divisionMissing,
                divisionOldVillage,
                divisionOldTown,
                divisionCountyOnly, //
                sexMissing,
                sexWrong,
                householdMissing,
                relationMissing);
    }
}
