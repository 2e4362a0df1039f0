using FsCheck;
using FsCheck.Fluent;
using Xinheng.Registry;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Modules.Tests.Registry;

public sealed class CreditCodeTests
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    [Theory]
    [InlineData("91110000710925462X")]
    [InlineData("914403001922038216")]
    [InlineData("91360000625912173B")]
    [InlineData("91320000134762764K")]
    [InlineData("91100000100003962T")]
    [InlineData("911000001000013428")]
    [InlineData("911100001000044477")]
    [InlineData("9144030010001686XA")]
    [InlineData("91440300192317458F")]
    [InlineData("9131000010000595XD")]
    [InlineData("91130000104759628H")]
    [InlineData("9150000020286320X6")]
    [Clause("hebei-2021", "4", "HB-4")]
    public void Codes_of_known_companies_are_sound(string code)
    {
        var read = CreditCode.Read(code);

        Assert.Equal((code, CodeClass.Sound, true, true), (read.Value, read.Class, read.IsCheckRight, read.IsOrganisationCheckRight));
        Assert.Equal("企业", read.Department?.OrganisationType);
    }

    [Theory]
    [InlineData("914403001922038217", CodeClass.WrongCheck, false, true)]
    [InlineData("911000001000044477", CodeClass.WrongCheck, false, true)]
    [InlineData("91420500MA4870AL6Q", CodeClass.BothChecksWrong, false, false)]
    [Clause("hebei-2021", "4", "HB-4")]
    public void The_two_checks_are_told_apart(string code, CodeClass expected, bool isCheckRight, bool isOrganisationRight)
    {
        var read = CreditCode.Read(code);

        Assert.Equal((expected, isCheckRight, isOrganisationRight), (read.Class, read.IsCheckRight, read.IsOrganisationCheckRight));
    }

    [Theory]
    [InlineData("９１４４０３００１９２２０３８２１６", "914403001922038216")]
    [InlineData(" 9144 0300 1922 0382 16\t", "914403001922038216")]
    [InlineData("914403-00192203821-6", "914403001922038216")]
    [InlineData("\uFEFF914403001922038216\u200B", "914403001922038216")]
    [InlineData("'914403001922038216", "914403001922038216")]
    [InlineData("914403001922038216\u00A0\r\n", "914403001922038216")]
    public void A_code_is_read_however_people_write_it(string written, string expected)
    {
        var read = CreditCode.Read(written);

        Assert.Equal((expected, CodeClass.Sound, false), (read.Value, read.Class, read.WasLowerCase));
    }

    [Fact]
    public void Lower_case_is_raised_and_remembered()
    {
        var read = CreditCode.Read("91110000710925462x");

        Assert.Equal(("91110000710925462X", CodeClass.LowerCase, true), (read.Value, read.Class, read.WasLowerCase));
    }

    [Theory]
    [InlineData("320404000009558", CodeClass.Legacy15)]
    [InlineData("320404000009559", CodeClass.Legacy15WrongCheck)]
    [InlineData("321281NA000085X", CodeClass.Legacy15Cooperative)]
    [InlineData("3209231100626", CodeClass.Legacy13)]
    [InlineData("71092546-2", CodeClass.OrganisationCode)]
    [InlineData("91220521664295839", CodeClass.WrongLength)]
    [InlineData("企合苏镇分字第0010", CodeClass.ForeignCharacter)]
    [InlineData("91110000O10925462X", CodeClass.ForeignCharacter)]
    [InlineData("9111A000710925462X", CodeClass.ForeignCharacter)]
    [InlineData("无", CodeClass.Missing)]
    [InlineData("N/A", CodeClass.Missing)]
    [InlineData("000000000000000000", CodeClass.Missing)]
    [InlineData(" \u3000\u200B", CodeClass.Missing)]
    [InlineData("", CodeClass.Missing)]
    [InlineData(null, CodeClass.Missing)]
    public void What_stands_in_place_of_a_credit_code_is_classed(string? written, CodeClass expected)
    {
        Assert.Equal(expected, CreditCode.Read(written).Class);
    }

    [Fact]
    public void The_identity_number_of_a_person_is_recognised_and_not_kept()
    {
        var read = CreditCode.Read("11010519491231002x");

        Assert.Equal((CodeClass.IdentityNumber, string.Empty), (read.Class, read.Value));
    }

    [Fact]
    public void An_unknown_department_is_no_reason_to_refuse_a_code()
    {
        var body = "G1110000710925462";
        var code = Alphabet.Select(last => CreditCode.Read(body + last)).Single(c => c.Class is CodeClass.Sound);

        Assert.True(code.IsUsable);
        Assert.Null(code.Department);
    }

    [Fact]
    public void Very_long_text_is_cut_and_never_fails()
    {
        var read = CreditCode.Read(new string('9', 1_000_000));

        Assert.Equal(CodeClass.WrongLength, read.Class);
        Assert.InRange(read.Value.Length, 19, 100);
    }

    [Fact]
    public void A_single_wrong_character_in_positions_1_to_17_is_always_caught()
    {
        foreach (var position in Enumerable.Range(0, 17))
        {
            foreach (var wrong in Alphabet.Where(c => c != "91110000710925462X"[position]))
            {
                var code = "91110000710925462X".ToCharArray();
                code[position] = wrong;

                Assert.NotEqual(true, CreditCode.Read(new string(code)).IsCheckRight);
            }
        }
    }

    [Fact]
    public void Two_characters_swapped_within_positions_1_to_17_are_always_caught()
    {
        var pairs = from first in Gen.Choose(0, 16) from second in Gen.Choose(0, 16) from body in Gen.ArrayOf(Gen.Elements(Alphabet.ToArray()), 9) select (first, second, body);
        Prop.ForAll(pairs.ToArbitrary(), pair =>
        {
            var code = ("91131000" + new string(pair.body)).ToCharArray();
            var sound = Alphabet.Select(last => new string([.. code, last])).Single(c => CreditCode.Read(c).IsCheckRight == true);
            var swapped = sound.ToCharArray();
            (swapped[pair.first], swapped[pair.second]) = (swapped[pair.second], swapped[pair.first]);
            return new string(swapped) == sound || CreditCode.Read(new string(swapped)).IsCheckRight != true;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Reading_never_fails_whatever_is_written()
    {
        Prop.ForAll<string>(text => CreditCode.Read(text).Value is not null).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Every_code_of_the_real_registrations_is_sound()
    {
        var wrong = SharedFiles.Rows("data/enterprise-registry", "registry-*.csv").Select(r => CreditCode.Read(r[1])).Where(c => c.Class is not CodeClass.Sound).ToArray();

        Assert.Empty(wrong);
    }

    [Fact]
    [Clause("hebei-2021", "4", "HB-4")]
    public void Every_defective_code_falls_in_the_class_its_collector_gave_it()
    {
        var rows = SharedFiles.Rows("data/enterprise-registry", "uscc-defects.csv").ToArray();

        var disagreeing = rows.Where(row => !Expected(row[5]).Contains(CreditCode.Read(row[1]).Class)).Select(row => $"{row[5]}: {row[1]} is {CreditCode.Read(row[1]).Class}").ToArray();

        Assert.Equal(1751, rows.Length);
        Assert.Empty(disagreeing);
    }

    private static CodeClass[] Expected(string published) => published switch
    {
        "legacy15_valid" => [CodeClass.Legacy15],
        "legacy15_cooperative" => [CodeClass.Legacy15Cooperative],
        "legacy13" => [CodeClass.Legacy13],
        "lowercase_else_valid" => [CodeClass.LowerCase],
        "bad_check_digit_org_part_valid" => [CodeClass.WrongCheck],
        "bad_check_digit_org_part_bad" => [CodeClass.BothChecksWrong, CodeClass.WrongOrganisationCheck],
        "other_length" => [CodeClass.WrongLength, CodeClass.ForeignCharacter, CodeClass.Missing],
        _ => [],
    };
}
