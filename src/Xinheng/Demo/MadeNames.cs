namespace Xinheng.Demo;

/// <summary>
/// Trade names that no enterprise bears: three characters chosen for sound from lists without surnames,
/// laid out so that neighbours differ. Every name carries a character pair that reads as invented.
/// </summary>
internal static class MadeNames
{
    private const string First = "澍翎砚霁岚穗璟霖湉澄晗煦璞珩钧铄昊弈骐骁蔚芃苒筱槿榆棠桉桦楠漪沄涟淳淼潼旸昕晔晟曜焱熠炜琅琰瑄瑜璨祺禾稷笙箬篁翊翮聿舜茗";
    private const string Second = "衡瀚辰坤屿岭峤嵘川渊泓沅洲汐沐涵源溪滢漫潭澜灏烁煜玥珂琪瑶璇皓睿祥禧稔穆竹筠箴简纶绮羽翠耘芝芷荃莘菁萱葳蓁蔓薇蘅藜虹";
    private const string Third = "隆茂盛昌达通丰裕恒泰祥瑞安康宁和顺利兴旺荣华光辉耀升腾飞跃扬远航博广宏大伟业基信诚德仁义礼智勤敏捷新创优卓越凡品臻至尚";

    /// <summary>The <paramref name="index"/>-th trade name of a city; distinct for a quarter of a million.</summary>
    public static string Trade(int index)
    {
        var places = First.Length * Second.Length * Third.Length;
        var mixed = (int)((index * 104729L + 7) % places);
        var first = mixed % First.Length;
        var second = mixed / First.Length % Second.Length;
        return $"{First[first]}{Second[second]}{Third[mixed / First.Length / Second.Length]}";
    }

    /// <summary>A name in the way its kind of subject is named.</summary>
    public static string Of(int index, County county, Trade trade, string kind, Random random)
    {
        var place = county.Name.Replace("回族自治县", string.Empty).Replace("经济技术开发区", "开发区");
        return kind switch
        {
            "individual-business" => $"{place}{Trade(index)}{random.Pick(trade.Shops)}",
            "cooperative" => $"{place}{Trade(index)}{random.Pick(trade.Nouns)}专业合作社",
            _ => $"{(random.Next(3) == 0 ? "廊坊市" : place)}{Trade(index)}{random.Pick(trade.Nouns)}有限公司",
        };
    }
}

/// <summary>A line of business in the made-up city.</summary>
/// <param name="Industry">GB/T 4754-2017 class.</param>
/// <param name="Weight">Its share among enterprises and shops, in thousandths.</param>
/// <param name="Nouns">Words of enterprise names.</param>
/// <param name="Shops">Words of shop names.</param>
internal sealed record Trade(string Industry, int Weight, IReadOnlyList<string> Nouns, IReadOnlyList<string> Shops)
{
    /// <summary>Lines of business in the shares of a northern city with much trade and furniture, pipe and food making.</summary>
    public static IReadOnlyList<Trade> All { get; } =
    [
        new("F5211", 90, ["商贸", "百货"], ["百货店", "日用品商店"]),
        new("F5212", 90, ["超市管理", "商贸"], ["超市", "便利店"]),
        new("F5229", 70, ["食品销售", "粮油"], ["副食店", "食品店"]),
        new("F5165", 60, ["建材", "建材销售"], ["建材经销部", "装饰材料店"]),
        new("F5132", 40, ["服饰", "服装贸易"], ["服装店", "服饰店"]),
        new("F5263", 25, ["汽车配件", "汽贸"], ["汽配店", "轮胎店"]),
        new("F5283", 30, ["家居", "家具销售"], ["家具店", "家居馆"]),
        new("C2110", 50, ["木业", "家具制造"], ["木器加工部", "家具加工厂"]),
        new("C2922", 30, ["塑料制品", "管业"], ["塑料制品厂", "管材加工部"]),
        new("C3130", 20, ["钢带", "板材"], ["板材加工厂", "带钢加工部"]),
        new("C3311", 25, ["金属结构", "钢结构"], ["铁艺加工部", "彩钢加工厂"]),
        new("C1353", 15, ["肉食品", "清真食品"], ["熟食加工坊", "肉食店"]),
        new("C3670", 15, ["汽车零部件", "机械"], ["机加工部", "五金加工厂"]),
        new("H6210", 85, ["餐饮管理", "饮食服务"], ["小吃店", "饭庄"]),
        new("H6110", 10, ["酒店管理", "宾馆"], ["旅馆", "客栈"]),
        new("E4710", 70, ["建筑工程", "建设工程"], ["施工队", "装修队"]),
        new("G5430", 50, ["物流", "货物运输"], ["货运部", "运输户"]),
        new("A0141", 35, ["农业科技", "蔬菜种植"], ["蔬菜种植园", "菜园"]),
        new("A0313", 20, ["牧业", "生猪养殖"], ["养殖场", "养猪场"]),
        new("L7259", 40, ["广告传媒", "文化传播"], ["广告部", "图文店"]),
        new("M7512", 30, ["生物技术", "科技"], ["技术服务部", "科技服务站"]),
        new("I6510", 30, ["软件", "信息技术"], ["电脑服务部", "网络服务店"]),
        new("O8111", 30, ["汽车维修", "汽车服务"], ["汽修厂", "洗车店"]),
        new("O8053", 20, ["健康管理", "养生"], ["美容店", "养生馆"]),
        new("K7020", 15, ["物业服务", "物业管理"], ["房产服务部", "租赁站"]),
        new("R8890", 10, ["文化艺术", "演艺"], ["文化用品店", "棋牌室"]),
        new("P8391", 8, ["职业培训", "教育咨询"], ["培训部", "辅导站"]),
        new("Q8425", 5, ["门诊", "医疗"], ["口腔诊所", "诊所"]),
        new("N7810", 4, ["市政设施", "环境工程"], ["保洁队", "绿化队"]),
        new("D4610", 3, ["供水", "水务"], ["供水站", "水站"]),
        new("J6940", 2, ["金融信息", "数据服务"], ["信息服务部", "咨询部"]),
        new("B1011", 1, ["矿业", "石料"], ["石料场", "砂石场"]),
    ];
}
