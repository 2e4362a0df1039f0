using Xinheng.Policy;
using Xinheng.Registry;

namespace Xinheng.Http;

/// <summary>What the class of a code means, in a sentence.</summary>
internal static class CodeClassWords
{
    public static LocalText Of(CodeClass kind) => kind switch
    {
        CodeClass.Sound => new("代码正确：两个校验位都符合。", "The code is sound: both check characters are right."),
        CodeClass.WrongCheck => new("第 18 位校验不符，第 17 位相符。早期合法代码中也有，须由赋码机关确认。", "The 18th character is not the computed one; the 17th is. Some lawful early codes are so: ask the coding authority."),
        CodeClass.WrongOrganisationCheck => new("第 17 位（组织机构代码校验）不符，第 18 位相符。", "The 17th character, the organisation code's check, is wrong; the 18th is right."),
        CodeClass.BothChecksWrong => new("两个校验位都不符：很可能抄错。", "Both check characters are wrong: probably miscopied."),
        CodeClass.LowerCase => new("来源使用了小写字母；改为大写后正确。", "The source wrote lower-case letters; raised, the code is sound."),
        CodeClass.Legacy15 => new("15 位工商注册号，校验相符。", "A 15-digit registration number with a right check."),
        CodeClass.Legacy15Cooperative => new("农民专业合作社的 15 位注册号。", "A 15-character registration number of a farmers' cooperative."),
        CodeClass.Legacy15WrongCheck => new("15 位注册号，校验不符。", "A 15-character registration number with a wrong check."),
        CodeClass.Legacy13 => new("2007 年以前的 13 位注册号。", "A 13-digit registration number of before 2007."),
        CodeClass.OrganisationCode => new("9 位组织机构代码。", "A 9-character organisation code."),
        CodeClass.WrongLength => new("位数不对。", "The wrong number of characters."),
        CodeClass.ForeignCharacter => new("含有不应出现的字符。", "A character that cannot stand in its place."),
        CodeClass.Missing => new("没有代码。", "No code."),
        CodeClass.IdentityNumber => new("填的是自然人证件号码，未予保存。", "The source gave a person's identity number; it was not kept."),
    };
}
